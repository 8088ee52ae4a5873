package io.honeybee.node.intake;

/** A line that is no event; the message is one clause that says why. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1L;

  BadLine(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
