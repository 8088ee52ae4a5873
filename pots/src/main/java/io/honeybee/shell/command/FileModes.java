package io.honeybee.shell.command;

/** Permission bits as {@code chmod} takes them: {@code 755} or {@code u+x,go-w}. */
final class FileModes {
  private static final int ALL = 0777;

  private FileModes() {}

  /**
   * The changed mode.
   *
   * @throws IllegalArgumentException when the text is no mode; the message is the tool's
   */
  static int change(int mode, String text) {
    if (text.matches("[0-7]{1,4}")) {
      return Integer.parseInt(text, 8);
    }
    int changed = mode;
    for (String clause : text.split(",", -1)) {
      if (!clause.matches("[ugoa]*[-+=][rwxXst]*")) {
        throw new IllegalArgumentException("invalid mode: " + Quotes.curly(text));
      }
      changed = clause(changed, clause);
    }
    return changed;
  }

  private static int clause(int mode, String clause) {
    int at = 0;
    int who = 0;
    while ("ugoa".indexOf(clause.charAt(at)) >= 0) {
      who |=
          switch (clause.charAt(at++)) {
            case 'u' -> 0700;
            case 'g' -> 0070;
            case 'o' -> 0007;
            default -> ALL;
          };
    }
    who = who == 0 ? ALL : who;
    char operator = clause.charAt(at);
    int bits = 0;
    for (char c : clause.substring(at + 1).toCharArray()) {
      bits |=
          switch (c) {
            case 'r' -> 0444;
            case 'w' -> 0222;
            case 'x', 'X' -> 0111;
            default -> 0;
          };
    }
    bits &= who;
    return switch (operator) {
      case '+' -> mode | bits;
      case '-' -> mode & ~bits;
      default -> (mode & ~who) | bits;
    };
  }
}
