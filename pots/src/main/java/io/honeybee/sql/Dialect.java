package io.honeybee.sql;

/** Whose quotes and comments are meant. */
public enum Dialect {
  /** Backslashes escape; {@code `name`}; {@code # comment}. */
  MYSQL,
  /** {@code $tag$text$tag$}. */
  POSTGRESQL,
  /** {@code [name]}. */
  TSQL
}
