package io.honeybee.shell.script;

/** Backslash sequences as {@code echo -e}, {@code printf} and {@code $'...'} read them. */
public final class Escapes {
  private Escapes() {}

  /**
   * The text with its escapes replaced.
   *
   * @param text a byte string
   */
  public static String ansi(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i == text.length()) {
        out.append(c);
        continue;
      }
      char kind = text.charAt(i++);
      switch (kind) {
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'e', 'E' -> out.append('\u001b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000b');
        case '\\', '\'', '"' -> out.append(kind);
        case 'x' -> i = number(text, i, 16, 2, out, "\\x");
        case '0' -> i = number(text, i, 8, 3, out, "\0");
        case '1', '2', '3', '4', '5', '6', '7' -> i = number(text, i - 1, 8, 3, out, "");
        default -> out.append('\\').append(kind);
      }
    }
    return out.toString();
  }

  private static int number(
      String text, int start, int radix, int maxDigits, StringBuilder out, String otherwise) {
    int end = start;
    while (end < text.length()
        && end < start + maxDigits
        && Character.digit(text.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == start) {
      out.append(otherwise);
    } else {
      out.append((char) (Integer.parseInt(text.substring(start, end), radix) & 0xFF));
    }
    return end;
  }
}
