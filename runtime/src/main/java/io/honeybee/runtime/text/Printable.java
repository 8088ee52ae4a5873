package io.honeybee.runtime.text;

/**
 * Makes attacker text safe for a terminal or a log line: nothing that moves a cursor, changes a
 * colour, ends the line or turns the writing direction gets through.
 */
public final class Printable {
  private Printable() {}

  /** The text with every character that is not plainly printable written as an escape. */
  public static String escape(CharSequence text) {
    return escape(text, Integer.MAX_VALUE);
  }

  /**
   * As {@link #escape(CharSequence)}, cut after {@code maxChars} characters of the input.
   *
   * @param maxChars at least 0; a cut text ends in {@code …}
   */
  public static String escape(CharSequence text, int maxChars) {
    int end = Math.min(text.length(), maxChars);
    StringBuilder out = new StringBuilder(end + 16);
    for (int i = 0; i < end; ) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      append(out, c);
    }
    if (end < text.length()) {
      out.append('…');
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (isPlain(c)) {
          out.appendCodePoint(c);
        } else if (c <= 0xFF) {
          out.append(String.format("\\x%02x", c));
        } else {
          out.append(String.format("\\u{%x}", c));
        }
      }
    }
  }

  /** Whether a character stands for itself and does nothing else. */
  public static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      // CONTROL holds ESC and C1; FORMAT holds the bidirectional overrides.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
