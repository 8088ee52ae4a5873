package io.honeybee.pot.mysql;

import io.honeybee.pot.PotContext;
import io.honeybee.sql.Dialect;
import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import io.honeybee.sql.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers to statements: what scanners and intruders ask first as a server answers it, the rest
 * with the error that it would give. Nothing is stored but names.
 *
 * <p>Thread rule: the connection's own thread.
 */
final class Queries {
  private static final int SHOWN_OF_STATEMENT = 80;
  private static final Pattern LOADED =
      Pattern.compile(
          "(?is)create (?:or replace )?(?:aggregate )?function (?:if not exists )?(\\S+) returns .* soname .*");

  private final Personality personality;
  private final SessionState state;
  private final Shows shows;
  private final Expressions expressions;

  Queries(PotContext context, Personality personality, SessionState state) {
    this.personality = personality;
    this.state = state;
    Variables variables = new Variables(context, personality);
    this.shows = new Shows(state, variables);
    this.expressions = new Expressions(context, personality, state, variables);
  }

  Answer answer(SqlStatement statement) {
    return switch (statement.verb()) {
      case "select" -> select(statement);
      case "show" -> shows.answer(statement).orElseGet(() -> syntaxError(statement));
      case "use" -> {
        String name = SqlStatement.unquoted(statement.word(1));
        yield state.use(name) ? Answer.OK : unknownDatabase(name);
      }
      case "create" -> create(statement);
      case "drop" -> drop(statement);
      case "set",
          "begin",
          "start",
          "commit",
          "rollback",
          "flush",
          "lock",
          "unlock",
          "grant",
          "revoke",
          "alter",
          "kill",
          "reset",
          "analyze",
          "optimize",
          "install",
          "uninstall" ->
          Answer.OK;
      case "insert", "replace" -> new Answer.Done(1);
      case "update", "delete", "truncate", "do" -> Answer.OK;
      case "load" ->
          // Never asks the client for a file.
          personality.noLocalFiles();
      case "desc", "describe", "explain" -> noSuchTable(statement.word(1));
      default -> syntaxError(statement);
    };
  }

  private Answer select(SqlStatement statement) {
    Optional<SelectList> list = SelectList.of(statement, Dialect.MYSQL);
    if (list.isEmpty() || list.get().items().getFirst().expression().isEmpty()) {
      return syntaxError(statement);
    }
    String lower = statement.lower();
    if (lower.contains(" into dumpfile ") || lower.contains(" into outfile ")) {
      return new Answer.Done(1);
    }
    SelectList asked = list.get();
    if (!asked.from().isEmpty() && !asked.from().startsWith("dual")) {
      return shows.selectFrom(asked).orElseGet(() -> noSuchTable(table(asked.from())));
    }
    List<String> titles = new ArrayList<>();
    List<@Nullable String> row = new ArrayList<>();
    for (SelectList.Item item : asked.items()) {
      switch (expressions.valueOf(item)) {
        case Expressions.Value value -> row.add(value.text());
        case Expressions.Refused refused -> {
          return refused.fault();
        }
      }
      titles.add(title(item));
    }
    return new Answer.Rows(new SqlTable(titles, List.of(row)));
  }

  /** Constants are named by their text. */
  private static String title(SelectList.Item item) {
    return item.expression().startsWith("'") ? SqlStatement.unquoted(item.title()) : item.title();
  }

  private Answer create(SqlStatement statement) {
    Matcher loaded = LOADED.matcher(statement.plain());
    if (loaded.matches()) {
      state.load(SqlStatement.unquoted(loaded.group(1)));
    }
    String lower = statement.lower();
    if (lower.startsWith("create database ") || lower.startsWith("create schema ")) {
      int name = lower.contains(" if not exists ") ? 5 : 2;
      state.create(SqlStatement.unquoted(statement.word(name)));
      return new Answer.Done(1);
    }
    return Answer.OK;
  }

  private Answer drop(SqlStatement statement) {
    String lower = statement.lower();
    if (lower.startsWith("drop database ") || lower.startsWith("drop schema ")) {
      String name = SqlStatement.unquoted(statement.word(lower.contains(" if exists ") ? 4 : 2));
      if (!state.databases().contains(name) && !lower.contains(" if exists ")) {
        return new Answer.Fault(
            1008, "HY000", "Can't drop database '" + name + "'; database doesn't exist");
      }
      state.drop(name);
    }
    return Answer.OK;
  }

  Answer processes() {
    return shows.processes();
  }

  static Answer.Fault unknownDatabase(String name) {
    return new Answer.Fault(1049, "42000", "Unknown database '" + name + "'");
  }

  Answer.Fault noSuchTable(String name) {
    String plain = SqlStatement.unquoted(name).replace("`", "");
    if (plain.indexOf('.') < 0) {
      if (state.database().isEmpty()) {
        return new Answer.Fault(1046, "3D000", "No database selected");
      }
      plain = state.database() + "." + plain;
    }
    return new Answer.Fault(1146, "42S02", "Table '" + plain + "' doesn't exist");
  }

  private static String table(String from) {
    return from.split("[ ,;()]", 2)[0];
  }

  private Answer.Fault syntaxError(SqlStatement statement) {
    String near = statement.text();
    if (statement.verb().equals("select") || statement.verb().equals("show")) {
      near = near.substring(statement.verb().length()).strip();
    }
    return new Answer.Fault(
        1064,
        "42000",
        "You have an error in your SQL syntax; check the manual that corresponds to your "
            + personality.product()
            + " server version for the right syntax to use near '"
            + near.substring(0, Math.min(near.length(), SHOWN_OF_STATEMENT))
            + "' at line 1");
  }
}
