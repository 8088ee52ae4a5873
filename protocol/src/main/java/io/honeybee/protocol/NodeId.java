package io.honeybee.protocol;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/**
 * A node's identity: an unsigned 64-bit number over its full range. 0 means nobody in particular
 * and is what a broadcast command carries.
 *
 * @param bits the 64 bits; as a Java {@code long} ids over 2^63-1 look negative
 */
public record NodeId(long bits) implements Comparable<NodeId> {
  private static final BigInteger MAX =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  public static final NodeId BROADCAST = new NodeId(0);

  /** An id for a new node: uniform over all but {@link #BROADCAST}. */
  public static NodeId random(RandomGenerator random) {
    long bits;
    do {
      bits = random.nextLong();
    } while (bits == 0);
    return new NodeId(bits);
  }

  /**
   * Reads a decimal number.
   *
   * @throws NumberFormatException when the text is not a number in 0..18446744073709551615
   */
  public static NodeId parse(String decimal) {
    return new NodeId(Long.parseUnsignedLong(decimal));
  }

  /**
   * @throws ArithmeticException when the number is outside 0..18446744073709551615
   */
  public static NodeId of(BigInteger number) {
    if (number.signum() < 0 || number.compareTo(MAX) > 0) {
      throw new ArithmeticException("outside 0..18446744073709551615");
    }
    return new NodeId(number.longValue());
  }

  @Override
  public int compareTo(NodeId other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  /** The decimal number, without sign. */
  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
