package io.honeybee.shell;

/** A word could not be expanded; the reason was said already. Ends the command. */
final class ExpansionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExpansionFailure() {
    super(null, null, false, false);
  }
}
