package io.honeybee.pot.redis;

/** Reads arguments of commands. */
final class Arguments {
  private static final int MAX_DIGITS = 20;

  private Arguments() {}

  /** A whole number as {@code string2ll} takes it: no plus, no leading zeros, no space. */
  static long integer(String text) throws RedisFault {
    boolean plain =
        text.length() <= MAX_DIGITS && (text.equals("0") || text.matches("-?[1-9][0-9]*"));
    if (plain) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        // Out of range; said below.
      }
    }
    throw RedisFault.notInteger();
  }

  /** A begin and an end, negative ones from the end, as the indices of what is there. */
  static int[] range(String start, String stop, int size) throws RedisFault {
    long from = integer(start);
    long to = integer(stop);
    long first = Math.max(0, from < 0 ? from + size : from);
    long last = Math.min(size - 1L, to < 0 ? to + size : to);
    return first > last ? new int[] {0, 0} : new int[] {(int) first, (int) last + 1};
  }
}
