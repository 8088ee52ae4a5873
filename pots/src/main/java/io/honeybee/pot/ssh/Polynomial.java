package io.honeybee.pot.ssh;

/** The polynomial hash of UMAC over the prime 2^64 - 59 (RFC 4418, 5.3.1 and 5.3.3). */
final class Polynomial {
  static final long PRIME_36 = (1L << 36) - 5;

  private static final long OFFSET = 59;
  private static final long PRIME_64 = -OFFSET;
  private static final long MARKER = PRIME_64 - 1;
  // From here on a word is taken in two steps, for it may be above the prime.
  private static final long RANGE = 0xffffffff00000000L;

  private Polynomial() {}

  /**
   * The next value.
   *
   * @param key less than 2^57
   * @param word unsigned
   * @return unsigned, congruent and perhaps not reduced
   */
  static long step(long key, long before, long word) {
    if (Long.compareUnsigned(word, RANGE) >= 0) {
      return add(multiply(key, add(multiply(key, before), MARKER)), word - OFFSET);
    }
    return add(multiply(key, before), word);
  }

  /** The value less than the prime. */
  static long reduced(long value) {
    return Long.compareUnsigned(value, PRIME_64) >= 0 ? value - PRIME_64 : value;
  }

  private static long multiply(long key, long value) {
    long high = Math.unsignedMultiplyHigh(key, value);
    // 2^64 is 59 modulo the prime; the key leaves high below 2^57, so this cannot overflow.
    return add(key * value, high * OFFSET);
  }

  /** Adds; a carry is worth 59, and adding that carries no more, since the left is reduced. */
  private static long add(long a, long b) {
    long left = reduced(a);
    long sum = left + b;
    return Long.compareUnsigned(sum, left) >= 0 ? sum : sum + OFFSET;
  }
}
