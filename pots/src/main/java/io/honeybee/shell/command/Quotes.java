package io.honeybee.shell.command;

/** Quotation marks as GNU's programs print them where the locale is UTF-8; byte strings. */
final class Quotes {
  private static final String OPEN = "\u00e2\u0080\u0098";
  private static final String CLOSE = "\u00e2\u0080\u0099";

  private Quotes() {}

  static String curly(String text) {
    return OPEN + text + CLOSE;
  }

  /** An operand that is missing, too many or wrong, with the hint that GNU's programs add. */
  static String withHint(String tool, String message) {
    return tool + ": " + message + "\nTry '" + tool + " --help' for more information.";
  }
}
