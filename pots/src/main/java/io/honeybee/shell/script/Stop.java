package io.honeybee.shell.script;

/** Ends the parsing from within; never leaves this package. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Parsed outcome;

  Stop(Parsed outcome) {
    super(null, null, false, false);
    this.outcome = outcome;
  }

  Parsed outcome() {
    return outcome;
  }
}
