package io.honeybee.pot.mysql;

import io.honeybee.sql.LikePattern;
import io.honeybee.sql.SelectList;
import io.honeybee.sql.SqlStatement;
import io.honeybee.sql.SqlTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code SHOW ...}, and the little of {@code information_schema} and {@code mysql} that says the
 * same. Thread rule: the connection's own thread.
 */
final class Shows {
  private static final Pattern LIKE = Pattern.compile("(?i) like ['\"]([^'\"]{0,256})['\"]");
  private static final Pattern NAMED =
      Pattern.compile("(?i) where `?variable_name`? ?= ?['\"]([^'\"]{0,256})['\"]");

  private final SessionState state;
  private final Variables variables;

  Shows(SessionState state, Variables variables) {
    this.state = state;
    this.variables = variables;
  }

  /** Empty when it is no statement of the kind. */
  Optional<Answer> answer(SqlStatement statement) {
    String what = statement.lower().replaceFirst("^show (full |global |session |extended )?", "");
    String pattern = pattern(statement.plain());
    SqlTable table =
        switch (firstWord(what)) {
          case "databases", "schemas" -> databases(pattern);
          case "variables" -> variables(pattern);
          case "status" -> SqlTable.empty("Variable_name", "Value");
          case "tables" -> tables(statement);
          case "grants" ->
              SqlTable.column(
                  "Grants for " + state.user() + "@%",
                  List.of(
                      "GRANT ALL PRIVILEGES ON *.* TO `"
                          + state.user()
                          + "`@`%` WITH GRANT OPTION"));
          case "processlist" -> processTable();
          case "engines" -> engines();
          case "plugins" -> SqlTable.empty("Name", "Status", "Type", "Library", "License");
          case "warnings", "errors" -> SqlTable.empty("Level", "Code", "Message");
          case "master", "slave", "replica", "binary" ->
              SqlTable.empty("File", "Position", "Binlog_Do_DB", "Binlog_Ignore_DB");
          default -> null;
        };
    return Optional.ofNullable(table).map(Answer.Rows::new);
  }

  Answer processes() {
    return new Answer.Rows(processTable());
  }

  /** What a system table holds; empty when there is no such table. */
  Optional<Answer> selectFrom(SelectList asked) {
    String from = asked.from().replace("`", "");
    List<String> titles = asked.items().stream().map(SelectList.Item::title).toList();
    if (from.startsWith("information_schema.schemata")) {
      return Optional.of(
          new Answer.Rows(
              SqlTable.column(
                  titles.getFirst().equals("*") ? "SCHEMA_NAME" : titles.getFirst(),
                  List.copyOf(state.databases()))));
    }
    boolean empty =
        from.startsWith("information_schema.")
            || from.startsWith("performance_schema.")
            || from.startsWith("mysql.func")
            || from.startsWith("mysql.plugin");
    if (empty) {
      return Optional.of(new Answer.Rows(new SqlTable(titles, List.of())));
    }
    if (from.startsWith("mysql.user")) {
      return Optional.of(new Answer.Rows(users(titles)));
    }
    return Optional.empty();
  }

  private static SqlTable users(List<String> titles) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (String host : List.of("%", "localhost")) {
      List<@Nullable String> row = new ArrayList<>();
      for (String title : titles) {
        row.add(
            switch (title.toLowerCase(Locale.ROOT)) {
              case "user", "*" -> "root";
              case "host" -> host;
              case "plugin" -> Personality.NATIVE;
              default -> "";
            });
      }
      rows.add(row);
    }
    return new SqlTable(titles, rows);
  }

  private SqlTable databases(String pattern) {
    LikePattern like = new LikePattern(pattern.isEmpty() ? "%" : pattern);
    return SqlTable.column(
        pattern.isEmpty() ? "Database" : "Database (" + pattern + ")",
        state.databases().stream().filter(like::matches).sorted().toList());
  }

  private SqlTable variables(String pattern) {
    LikePattern like = new LikePattern(pattern.isEmpty() ? "%" : pattern);
    List<List<@Nullable String>> rows = new ArrayList<>();
    variables
        .all()
        .forEach(
            (name, value) -> {
              if (like.matches(name)) {
                rows.add(SqlTable.row(name, value));
              }
            });
    return new SqlTable(List.of("Variable_name", "Value"), rows);
  }

  private @Nullable SqlTable tables(SqlStatement statement) {
    String lower = statement.lower();
    int from = Math.max(lower.indexOf(" from "), lower.indexOf(" in "));
    String database =
        from < 0
            ? state.database()
            : SqlStatement.unquoted(statement.plain().substring(from).strip().split(" ", 3)[1]);
    return SqlTable.empty("Tables_in_" + database);
  }

  private SqlTable processTable() {
    return new SqlTable(
        List.of("Id", "User", "Host", "db", "Command", "Time", "State", "Info"),
        List.of(
            SqlTable.row(
                String.valueOf(state.connectionId()),
                state.user(),
                state.host(),
                state.database().isEmpty() ? null : state.database(),
                "Query",
                "0",
                "starting",
                "show processlist")));
  }

  private static SqlTable engines() {
    return new SqlTable(
        List.of("Engine", "Support", "Comment", "Transactions", "XA", "Savepoints"),
        List.of(
            SqlTable.row(
                "InnoDB",
                "DEFAULT",
                "Supports transactions, row-level locking, foreign keys and encryption for tables",
                "YES",
                "YES",
                "YES"),
            SqlTable.row("CSV", "YES", "Stores tables as CSV files", "NO", "NO", "NO"),
            SqlTable.row(
                "MEMORY",
                "YES",
                "Hash based, stored in memory, useful for temporary tables",
                "NO",
                "NO",
                "NO")));
  }

  private static String pattern(String plain) {
    Matcher like = LIKE.matcher(plain);
    if (like.find()) {
      return like.group(1);
    }
    Matcher named = NAMED.matcher(plain);
    return named.find() ? named.group(1) : "";
  }

  private static String firstWord(String text) {
    return text.split("[ (]", 2)[0];
  }
}
