package io.honeybee.protocol;

/**
 * Half of a character, which only hostile input holds, has no form in UTF-8, and strict readers
 * close the connection over it: it becomes U+FFFD.
 */
final class LoneSurrogates {
  /** A backslash, {@code u} and four digits. */
  private static final int ESCAPE_BYTES = 6;

  private LoneSurrogates() {}

  /**
   * Mends the escapes of a JSON text; what is no JSON is left as it is.
   *
   * @return the same array when there was nothing to mend
   */
  static byte[] mend(byte[] json) {
    byte[] mended = json;
    boolean own = false;
    int i = 0;
    while (i < json.length) {
      if (json[i] != '\\') {
        i++;
        continue;
      }
      int unit = unit(json, i);
      if (unit < 0) {
        i += 2;
        continue;
      }
      boolean paired = isHigh(unit) && isLow(unit(json, i + ESCAPE_BYTES));
      if (!paired && (isHigh(unit) || isLow(unit))) {
        mended = own ? mended : json.clone();
        own = true;
        replace(mended, i);
      }
      i += paired ? 2 * ESCAPE_BYTES : ESCAPE_BYTES;
    }
    return mended;
  }

  /** The UTF-16 unit whose escape stands there; negative when none does. */
  private static int unit(byte[] json, int at) {
    if (at + ESCAPE_BYTES > json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + ESCAPE_BYTES; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static boolean isHigh(int unit) {
    return unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
  }

  private static boolean isLow(int unit) {
    return unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
  }

  private static void replace(byte[] json, int at) {
    json[at + 2] = 'f';
    json[at + 3] = 'f';
    json[at + 4] = 'f';
    json[at + 5] = 'd';
  }
}
