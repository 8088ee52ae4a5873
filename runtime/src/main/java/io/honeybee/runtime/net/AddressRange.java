package io.honeybee.runtime.net;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A network of IP addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address
 * is one of its own (RFC 4632 section 3.1, RFC 4291 section 2.3). Immutable; never looks a name up.
 */
public final class AddressRange {
  /** Only what an address is written with, so that nothing is taken for a host name. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads {@code ADDRESS} or {@code ADDRESS/BITS}.
   *
   * @throws IllegalArgumentException when it is neither; the message is one clause for an operator
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = literal(slash < 0 ? text : text.substring(0, slash), text);
    int all = address.length * Byte.SIZE;
    if (slash < 0) {
      return new AddressRange(address, all);
    }
    String bits = text.substring(slash + 1);
    if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > all) {
      throw new IllegalArgumentException(
          "'" + text + "' needs a number of bits in 0.." + all + " behind its slash");
    }
    return new AddressRange(address, Integer.parseInt(bits));
  }

  private static byte[] literal(String address, String text) {
    if (ADDRESS.matcher(address).matches()) {
      try {
        return InetAddress.ofLiteral(address).getAddress();
      } catch (IllegalArgumentException e) {
        // Said below, in our own words.
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is neither an address nor a network such as 10.0.0.0/8 or 2001:db8::/32");
  }

  /** Whether the address lies in this network; one of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += Byte.SIZE) {
      int index = bit / Byte.SIZE;
      int mask = bits - bit >= Byte.SIZE ? 0xFF : 0xFF << (Byte.SIZE - (bits - bit));
      if (((network[index] ^ other[index]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
