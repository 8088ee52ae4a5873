package io.honeybee.pot.postgresql;

/**
 * An error as the server reports it. Texts are byte strings.
 *
 * @param severity FATAL ends the session
 * @param code the SQLSTATE
 * @param hint empty when there is none
 * @param position of the trouble in the query, from 1; 0 when there is none
 * @param file where PostgreSQL 15's source reports it
 */
record PgFault(
    String severity,
    String code,
    String message,
    String hint,
    int position,
    String file,
    int line,
    String routine) {

  static PgFault fatal(String code, String message, String file, int line, String routine) {
    return new PgFault("FATAL", code, message, "", 0, file, line, routine);
  }

  static PgFault error(
      String code, String message, int position, String file, int line, String routine) {
    return new PgFault("ERROR", code, message, "", position, file, line, routine);
  }

  static PgFault protocol(String message, String file, int line, String routine) {
    return fatal("08P01", message, file, line, routine);
  }

  PgFault withHint(String text) {
    return new PgFault(severity, code, message, text, position, file, line, routine);
  }

  /** The same, in a query that begins further behind. */
  PgFault movedBy(int offset) {
    return position == 0
        ? this
        : new PgFault(severity, code, message, hint, position + offset, file, line, routine);
  }

  boolean isFatal() {
    return severity.equals("FATAL");
  }
}
