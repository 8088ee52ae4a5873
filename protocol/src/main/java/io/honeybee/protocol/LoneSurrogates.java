package io.honeybee.protocol;

/**
 * Half of a character, which only hostile input holds, has no form in UTF-8, and strict readers
 * close the connection over it: it becomes U+FFFD.
 */
final class LoneSurrogates {
  /** A backslash, {@code u} and four digits. */
  private static final int ESCAPE_BYTES = 6;

  private LoneSurrogates() {}

  /** Mends JSON in which all but ASCII is escaped, in its place. */
  static byte[] mend(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      if (json[i] != '\\') {
        continue;
      }
      if (json[i + 1] != 'u') {
        i++;
        continue;
      }
      char unit = unit(json, i);
      int next = i + ESCAPE_BYTES;
      if (Character.isHighSurrogate(unit) && isLowSurrogate(json, next)) {
        next += ESCAPE_BYTES;
      } else if (Character.isSurrogate(unit)) {
        replace(json, i);
      }
      i = next - 1;
    }
    return json;
  }

  private static boolean isLowSurrogate(byte[] json, int at) {
    return json[at] == '\\' && json[at + 1] == 'u' && Character.isLowSurrogate(unit(json, at));
  }

  private static char unit(byte[] json, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_BYTES; i++) {
      unit = unit << 4 | Character.digit(json[i], 16);
    }
    return (char) unit;
  }

  private static void replace(byte[] json, int at) {
    json[at + 2] = 'f';
    json[at + 3] = 'f';
    json[at + 4] = 'f';
    json[at + 5] = 'd';
  }
}
