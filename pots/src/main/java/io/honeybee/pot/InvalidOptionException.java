package io.honeybee.pot;

/** An option's value cannot be used; the message says which values can. */
public final class InvalidOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String option;

  public InvalidOptionException(String option, String message) {
    super(message);
    this.option = option;
  }

  /** The option's name. */
  public String option() {
    return option;
  }
}
