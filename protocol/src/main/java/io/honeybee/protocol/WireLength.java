package io.honeybee.protocol;

/** Counts what a text costs on the wire, where all but plain ASCII is escaped. */
final class WireLength {
  /** What one character takes at the most. */
  private static final int MOST_BYTES = 6;

  private WireLength() {}

  /** The text's bytes between its quotes; the count ends soon after {@code enough}. */
  static int of(String text, int enough) {
    int bytes = 0;
    for (int i = 0; i < text.length() && bytes <= enough; i++) {
      bytes += of(text.charAt(i));
    }
    return bytes;
  }

  /** The longest start of the text that costs no more; a surrogate pair is not torn. */
  static String cut(String text, int maxBytes) {
    if (text.length() <= maxBytes / MOST_BYTES) {
      return text;
    }
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int next = end + Character.charCount(text.codePointAt(end));
      for (int i = end; i < next; i++) {
        bytes += of(text.charAt(i));
      }
      if (bytes > maxBytes) {
        return text.substring(0, end);
      }
      end = next;
    }
    return text;
  }

  private static int of(char c) {
    return switch (c) {
      case '"', '\\', '\b', '\f', '\n', '\r', '\t' -> 2;
      default -> c >= ' ' && c < 0x80 ? 1 : MOST_BYTES;
    };
  }
}
