package io.honeybee.pot.postgresql;

import io.honeybee.sql.SelectList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system's tables, as far as visitors look into them. Immutable. */
final class PgCatalog {
  private final PostgresSettings settings;

  PgCatalog(PostgresSettings settings) {
    this.settings = settings;
  }

  /** What a system table holds; empty when it is none. */
  Optional<PgAnswer> select(String table, SelectList asked) {
    String name = table.startsWith("pg_catalog.") ? table.substring(11) : table;
    return switch (name) {
      case "pg_database" -> Optional.of(rows(asked, databases(), "datname"));
      case "pg_user", "pg_shadow", "pg_roles", "pg_authid" ->
          Optional.of(
              rows(
                  asked,
                  List.of("postgres"),
                  name.equals("pg_roles") || name.equals("pg_authid") ? "rolname" : "usename"));
      case "pg_stat_activity" -> Optional.of(rows(asked, List.of("postgres"), "usename"));
      case "pg_namespace" ->
          Optional.of(
              rows(
                  asked,
                  List.of("pg_toast", "pg_catalog", "information_schema", "public"),
                  "nspname"));
      default ->
          name.startsWith("pg_") || name.startsWith("information_schema.")
              ? Optional.of(rows(asked, List.of(), "?column?"))
              : Optional.empty();
    };
  }

  private List<String> databases() {
    List<String> all = new ArrayList<>(List.of("postgres", "template1", "template0"));
    all.addAll(settings.databases());
    return all;
  }

  private static PgAnswer rows(SelectList asked, List<String> names, String nameColumn) {
    List<SelectList.Item> items = asked.items();
    if (items.getFirst().lower().startsWith("count(")) {
      return new PgAnswer.Rows(
          List.of(new PgAnswer.Column("count", 20, 8)),
          List.of(PgQueries.row(Integer.toString(names.size()))),
          "SELECT 1");
    }
    List<PgAnswer.Column> columns = new ArrayList<>();
    for (SelectList.Item item : items) {
      columns.add(PgAnswer.Column.text(title(item, nameColumn)));
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (String name : names) {
      List<@Nullable String> row = new ArrayList<>();
      for (SelectList.Item item : items) {
        row.add(value(item.lower(), name, nameColumn));
      }
      rows.add(row);
    }
    return new PgAnswer.Rows(columns, rows, "SELECT " + rows.size());
  }

  private static String title(SelectList.Item item, String nameColumn) {
    String title = item.title().toLowerCase(Locale.ROOT);
    return title.equals("*") ? nameColumn : title.substring(title.lastIndexOf('.') + 1);
  }

  private static @Nullable String value(String expression, String name, String nameColumn) {
    String column = expression.substring(expression.lastIndexOf('.') + 1);
    if (column.equals("*") || column.equals(nameColumn)) {
      return name;
    }
    return switch (column) {
      case "usesuper", "rolsuper", "usecreatedb", "rolcreaterole", "rolcreatedb", "rolcanlogin" ->
          "t";
      case "oid", "usesysid" -> "10";
      default -> null;
    };
  }
}
