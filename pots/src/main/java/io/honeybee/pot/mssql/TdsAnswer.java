package io.honeybee.pot.mssql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says to a statement. */
sealed interface TdsAnswer {
  /** It is done. */
  record Done() implements TdsAnswer {}

  /** It is done, with a remark of class 10 or below. */
  record Noted(TdsMessage message) implements TdsAnswer {}

  /** Another database is the current one. */
  record Changed(String database) implements TdsAnswer {}

  /** A table. */
  record Rows(List<Column> columns, List<List<@Nullable String>> rows) implements TdsAnswer {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** It is refused. */
  record Refused(TdsMessage message) implements TdsAnswer {}

  /** A column: of whole numbers of four bytes, or of text. */
  record Column(String name, boolean isNumber) {}
}
