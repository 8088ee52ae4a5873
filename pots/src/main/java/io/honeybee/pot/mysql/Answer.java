package io.honeybee.pot.mysql;

import io.honeybee.sql.SqlTable;

/** What the server says to a command. Texts are byte strings. */
sealed interface Answer {
  /** It is done. */
  record Done(long affectedRows) implements Answer {}

  /** A table. */
  record Rows(SqlTable table) implements Answer {}

  /**
   * It is refused.
   *
   * @param state five characters; empty in what is said before the client is known
   */
  record Fault(int code, String state, String message) implements Answer {}

  /** Done, with nothing changed. */
  Answer OK = new Done(0);
}
