package io.honeybee.pot.imap;

import java.util.BitSet;
import java.util.Optional;

/** The sequence sets of RFC 3501 section 9, such as {@code 1,3:*}. */
final class MessageSet {
  private static final String FORM =
      "([0-9]{1,10}|\\*)(:([0-9]{1,10}|\\*))?(,([0-9]{1,10}|\\*)(:([0-9]{1,10}|\\*))?){0,200}";
  private static final int MAX_CHARS = 4_096;

  private MessageSet() {}

  /**
   * The numbers in a set.
   *
   * @param last what {@code *} stands for; higher numbers are left out
   * @return empty when it is no set
   */
  static Optional<BitSet> parse(String text, int last) {
    if (text.length() > MAX_CHARS || !text.matches(FORM)) {
      return Optional.empty();
    }
    BitSet numbers = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split(":", -1);
      long a = number(ends[0], last);
      long b = number(ends[ends.length - 1], last);
      long low = Math.min(a, b);
      long high = Math.min(Math.max(a, b), last);
      if (a == 0 || b == 0) {
        return Optional.empty();
      }
      if (low <= high) {
        numbers.set((int) low, (int) high + 1);
      }
    }
    return Optional.of(numbers);
  }

  private static long number(String end, int last) {
    return end.equals("*") ? Math.max(1, last) : Long.parseLong(end);
  }
}
