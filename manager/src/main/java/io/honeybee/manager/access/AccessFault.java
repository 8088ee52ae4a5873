package io.honeybee.manager.access;

/** What an operator asked for cannot be done; the message is one sentence that says what can. */
public final class AccessFault extends Exception {
  private static final long serialVersionUID = 1L;

  public AccessFault(String message) {
    super(message);
  }
}
