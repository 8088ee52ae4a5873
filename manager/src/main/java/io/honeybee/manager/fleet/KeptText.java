package io.honeybee.manager.fleet;

/** Cuts what a node says to a length, and leaves out what no database can keep. */
final class KeptText {
  private static final int REPLACEMENT = 0xFFFD;

  private KeptText() {}

  /** The text without NUL and halves of characters, cut after so many characters. */
  static String of(String text, int maxChars) {
    if (text.length() <= maxChars && isKeepable(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (i > maxChars) {
        break;
      }
      kept.appendCodePoint(isKeepable(c) ? c : REPLACEMENT);
    }
    return kept.toString();
  }

  private static boolean isKeepable(String text) {
    return text.codePoints().allMatch(KeptText::isKeepable);
  }

  private static boolean isKeepable(int c) {
    return c != 0 && Character.getType(c) != Character.SURROGATE;
  }
}
