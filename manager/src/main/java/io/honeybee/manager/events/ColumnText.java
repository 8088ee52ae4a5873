package io.honeybee.manager.events;

/**
 * Keeps texts that UTF-8 or SQLite cannot hold as they are: half a surrogate pair, and NUL. Each
 * becomes U+001A and four hex digits, as does U+001A itself, so that two different texts stay
 * different.
 */
final class ColumnText {
  private static final char ESCAPE = '\u001a';
  private static final int DIGITS = 4;
  private static final int RADIX = 16;

  private ColumnText() {}

  static String escape(String text) {
    int i = 0;
    while (i < text.length() && !mustEscape(text, i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + RADIX).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (mustEscape(text, i)) {
        out.append(ESCAPE).append(String.format("%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static String unescape(String column) {
    int i = column.indexOf(ESCAPE);
    if (i < 0) {
      return column;
    }
    StringBuilder out = new StringBuilder(column.length());
    int from = 0;
    while (i >= 0 && i + DIGITS < column.length()) {
      out.append(column, from, i);
      out.append((char) Integer.parseInt(column, i + 1, i + 1 + DIGITS, RADIX));
      from = i + 1 + DIGITS;
      i = column.indexOf(ESCAPE, from);
    }
    return out.append(column, from, column.length()).toString();
  }

  private static boolean mustEscape(String text, int i) {
    char c = text.charAt(i);
    if (c == 0 || c == ESCAPE) {
      return true;
    }
    return isHalf(text, i);
  }

  /** Whether no surrogate stands without its other half. */
  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHalf(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
