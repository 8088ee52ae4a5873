package io.honeybee.pot.postgresql;

import io.honeybee.pot.PotContext;
import io.honeybee.pot.TcpSession;
import io.honeybee.sql.Dialect;
import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import io.honeybee.sql.SqlTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers to statements: what scanners and intruders send first as a server answers it, the rest
 * with the error that PostgreSQL 15 gives. Nothing is stored but names.
 *
 * <p>Thread rule: the connection's own thread. Memory: {@value #MAX_NAMES} names of at most {@value
 * #MAX_NAME} characters.
 */
final class PgQueries {
  private static final int MAX_NAMES = 64;
  private static final int MAX_NAME = 63;

  /** Looked for one after the other, so that the time grows with the length alone. */
  private static final Pattern COPY_OR_PROGRAM =
      Pattern.compile("(?i)\\b(?:(copy)|(?:from|to)\\s++program)\\b");

  /** From {@code COPY} to where its program is named. */
  private static final int MAX_COPY_CHARS = 2_000;

  /** The count is bounded since a repeated group takes stack for each word. */
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?:create|drop|alter)"
              + "(?: (?:or replace|temp|temporary|unlogged|unique|trusted)){0,8}"
              + " (table|database|role|user|schema|function|language|view|index|sequence|type"
              + "|trigger|procedure|system|server|operator)\\b");

  private static final Set<String> ONE_WORD_TAGS =
      Set.of(
          "set",
          "reset",
          "grant",
          "revoke",
          "vacuum",
          "analyze",
          "listen",
          "unlisten",
          "notify",
          "comment",
          "checkpoint",
          "load",
          "do",
          "call",
          "deallocate",
          "truncate");

  private final PgExpressions expressions;
  private final PgCatalog catalog;
  private final PgParameters parameters;
  private final Set<String> tables = new LinkedHashSet<>();
  private char transaction = 'I';

  PgQueries(PotContext context, PostgresSettings settings, Startup startup, TcpSession session) {
    this.parameters = new PgParameters(settings);
    this.expressions = new PgExpressions(context, settings, startup, session, parameters);
    this.catalog = new PgCatalog(settings);
  }

  /** Whether it would hand a line to a shell. */
  static boolean runsProgram(String sql) {
    Matcher found = COPY_OR_PROGRAM.matcher(sql);
    int copied = -1;
    while (found.find()) {
      if (found.group(1) != null) {
        copied = found.end();
      } else if (copied >= 0 && found.start() - copied <= MAX_COPY_CHARS) {
        return true;
      }
    }
    return false;
  }

  char transactionState() {
    return transaction;
  }

  PgAnswer answer(SqlStatement statement) {
    PgAnswer answer = answerWithin(statement);
    if (answer instanceof PgAnswer.Refused refused) {
      transaction = transaction == 'I' ? 'I' : 'E';
      return new PgAnswer.Refused(refused.fault().movedBy(statement.offset()));
    }
    return answer;
  }

  private PgAnswer answerWithin(SqlStatement statement) {
    String verb = statement.verb();
    if (transaction == 'E' && !Set.of("rollback", "commit", "end", "abort").contains(verb)) {
      return new PgAnswer.Refused(
          PgFault.error(
              "25P02",
              "current transaction is aborted, commands ignored until end of transaction block",
              0,
              "postgres.c",
              1141,
              "exec_simple_query"));
    }
    if (ONE_WORD_TAGS.contains(verb)) {
      return new PgAnswer.Done(
          verb.equals("truncate") ? "TRUNCATE TABLE" : verb.toUpperCase(Locale.ROOT));
    }
    return switch (verb) {
      case "select" -> select(statement);
      case "show" -> show(statement);
      case "begin", "start" -> transaction('T', "BEGIN");
      case "commit", "end" -> transaction('I', transaction == 'E' ? "ROLLBACK" : "COMMIT");
      case "rollback", "abort" -> transaction('I', "ROLLBACK");
      case "create", "drop", "alter" -> define(statement);
      case "insert" -> change(statement, 2, "INSERT 0 1");
      case "update" -> change(statement, 1, "UPDATE 1");
      case "delete" -> change(statement, 2, "DELETE 1");
      case "copy" -> copy(statement);
      case "discard" -> new PgAnswer.Done("DISCARD ALL");
      default -> new PgAnswer.Refused(PgFaults.syntax(statement.text(), 1));
    };
  }

  private PgAnswer transaction(char state, String tag) {
    transaction = state;
    return new PgAnswer.Done(tag);
  }

  private PgAnswer show(SqlStatement statement) {
    String name = statement.word(1).toLowerCase(Locale.ROOT);
    String value = parameters.value(name);
    return value == null
        ? new PgAnswer.Refused(
            PgFault.error(
                "42704",
                "unrecognized configuration parameter \"" + name + "\"",
                0,
                "guc.c",
                5766,
                "find_option"))
        : new PgAnswer.Rows(List.of(PgAnswer.Column.text(name)), List.of(row(value)), "SHOW");
  }

  private PgAnswer define(SqlStatement statement) {
    String lower = statement.lower();
    String verb = statement.verb().toUpperCase(Locale.ROOT);
    String object = object(lower);
    if (lower.startsWith("create extension") || lower.startsWith("drop extension")) {
      return new PgAnswer.Done(verb + " EXTENSION");
    }
    if (lower.startsWith("create") && object.equals("FUNCTION") && lower.endsWith(" c")) {
      return new PgAnswer.Done("CREATE FUNCTION");
    }
    if (!object.equals("TABLE")) {
      return new PgAnswer.Done(verb + " " + object);
    }
    boolean optional = lower.contains(" if exists ") || lower.contains(" if not exists ");
    String name = nameAfter(statement, optional);
    if (verb.equals("CREATE")) {
      if (tables.size() < MAX_NAMES && name.length() <= MAX_NAME) {
        tables.add(name);
      }
    } else if (verb.equals("DROP") && !tables.remove(name)) {
      PgFault fault = PgFaults.noTable(name, optional);
      return optional ? new PgAnswer.Noticed(fault, "DROP TABLE") : new PgAnswer.Refused(fault);
    }
    return new PgAnswer.Done(verb + " TABLE");
  }

  /** The name behind {@code TABLE}, and behind {@code IF EXISTS}. */
  private static String nameAfter(SqlStatement statement, boolean optional) {
    String[] words = statement.plain().split("[ (),;]+", 12);
    int at = 1;
    while (at < words.length && !words[at].equalsIgnoreCase("table")) {
      at++;
    }
    at++;
    while (optional && at < words.length - 1 && words[at].matches("(?i)if|not|exists")) {
      at++;
    }
    return at < words.length ? plainName(words[at]) : "";
  }

  private static String object(String lower) {
    Matcher named = OBJECT.matcher(lower);
    String kind = named.lookingAt() ? named.group(1) : "table";
    return kind.equals("user") ? "ROLE" : kind.toUpperCase(Locale.ROOT);
  }

  private PgAnswer change(SqlStatement statement, int place, String tag) {
    String name = plainName(statement.word(place));
    return tables.contains(name)
        ? new PgAnswer.Done(tag)
        : new PgAnswer.Refused(PgFaults.noRelation(name, statement.text()));
  }

  private PgAnswer copy(SqlStatement statement) {
    String name = plainName(statement.word(1));
    if (!statement.plain().matches("(?is)copy ?\\(.*") && !tables.contains(name)) {
      return new PgAnswer.Refused(PgFaults.noRelationToCopy(name));
    }
    // The program is never run; it printed nothing.
    return new PgAnswer.Done(runsProgram(statement.plain()) ? "COPY 0" : "COPY 1");
  }

  private PgAnswer select(SqlStatement statement) {
    Optional<SelectList> read = SelectList.of(statement, Dialect.POSTGRESQL);
    if (read.isEmpty()) {
      return new PgAnswer.Refused(PgFaults.syntax("", statement.text().length() + 1));
    }
    SelectList asked = read.get();
    if (!asked.from().isEmpty()) {
      return from(statement, asked);
    }
    List<PgAnswer.Column> columns = new ArrayList<>();
    List<@Nullable String> row = new ArrayList<>();
    for (SelectList.Item item : asked.items()) {
      switch (expressions.valueOf(item, statement.text())) {
        case PgExpressions.Value value -> {
          columns.add(value.column());
          row.add(value.text());
        }
        case PgExpressions.Refused refused -> {
          return new PgAnswer.Refused(refused.fault());
        }
      }
    }
    return new PgAnswer.Rows(columns, List.of(row), "SELECT 1");
  }

  private PgAnswer from(SqlStatement statement, SelectList asked) {
    String name = plainName(asked.from().split("[ ,;()]", 2)[0]);
    Optional<PgAnswer> known = catalog.select(name, asked);
    if (known.isPresent()) {
      return known.get();
    }
    if (tables.contains(name)) {
      return new PgAnswer.Rows(
          asked.items().stream()
              .map(i -> PgAnswer.Column.text(i.title().equals("*") ? name : i.title()))
              .toList(),
          List.of(),
          "SELECT 0");
    }
    return new PgAnswer.Refused(PgFaults.noRelation(name, statement.text()));
  }

  static List<@Nullable String> row(@Nullable String... values) {
    return SqlTable.row(values);
  }

  private static String plainName(String name) {
    String lower = SqlStatement.unquoted(name).toLowerCase(Locale.ROOT).replace("\"", "");
    return lower.startsWith("public.") ? lower.substring("public.".length()) : lower;
  }
}
