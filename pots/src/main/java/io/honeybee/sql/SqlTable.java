package io.honeybee.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is answered. Texts are byte strings; null is SQL's.
 *
 * @param rows each as long as the columns
 */
public record SqlTable(List<String> columns, List<List<@Nullable String>> rows) {

  public SqlTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** One without rows. */
  public static SqlTable empty(String... columns) {
    return new SqlTable(List.of(columns), List.of());
  }

  /** One of a single column. */
  public static SqlTable column(String column, List<String> values) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    values.forEach(value -> rows.add(row(value)));
    return new SqlTable(List.of(column), rows);
  }

  /** A row. */
  public static List<@Nullable String> row(@Nullable String... values) {
    List<@Nullable String> row = new ArrayList<>();
    Collections.addAll(row, values);
    return Collections.unmodifiableList(row);
  }
}
