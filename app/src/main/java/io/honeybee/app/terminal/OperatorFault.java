package io.honeybee.app.terminal;

/** The operator can mend this; the message is one sentence that says how. */
public final class OperatorFault extends Exception {
  private static final long serialVersionUID = 1L;

  public OperatorFault(String message) {
    super(message);
  }
}
