package io.honeybee.pot.mssql;

/**
 * An error or a remark of the server.
 *
 * @param severity its class: up to 10 it is a remark
 */
record TdsMessage(int number, int state, int severity, String text, String procedure, int line) {
  static TdsMessage of(int number, int state, int severity, String text) {
    return new TdsMessage(number, state, severity, text, "", 1);
  }
}
