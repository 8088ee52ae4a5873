package io.honeybee.pot.postgresql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says to a statement. Texts are byte strings. */
sealed interface PgAnswer {
  /**
   * It is done.
   *
   * @param tag such as {@code CREATE TABLE}
   */
  record Done(String tag) implements PgAnswer {}

  /** It is done, with a remark. */
  record Noticed(PgFault notice, String tag) implements PgAnswer {}

  /** A table. */
  record Rows(List<Column> columns, List<List<@Nullable String>> rows, String tag)
      implements PgAnswer {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** It is refused. */
  record Refused(PgFault fault) implements PgAnswer {}

  /**
   * A column.
   *
   * @param type the type's OID
   * @param size the type's size in bytes; -1 when it varies
   */
  record Column(String name, int type, int size) {
    static Column text(String name) {
      return new Column(name, 25, -1);
    }

    static Column name(String name) {
      return new Column(name, 19, 64);
    }

    static Column integer(String name) {
      return new Column(name, 23, 4);
    }
  }
}
