package io.honeybee.shell.command;

/** Numbers as visitors write them. */
final class Numbers {
  private static final int MAX_DIGITS = 9;

  private Numbers() {}

  /** A whole number of at most nine digits with an optional sign, or what holds otherwise. */
  static int of(String text, int otherwise) {
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MAX_DIGITS
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number) {
      return otherwise;
    }
    int value = Integer.parseInt(digits);
    return text.startsWith("-") ? -value : value;
  }
}
