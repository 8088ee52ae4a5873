package io.honeybee.protocol;

/**
 * A field breaks the rules of its message. Thrown and caught within this package; without a stack
 * trace, since a hostile peer decides how often.
 */
final class InvalidField extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidField(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
