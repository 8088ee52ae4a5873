package io.honeybee.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/**
 * Allows addresses of the public internet that are none of this machine's own: what the IANA
 * registries of special-purpose addresses (RFC 6890 and its updates) list as not global is refused,
 * and so is each form of IPv6 that has an IPv4 address in it. Stateless.
 */
public final class PublicAddresses implements AddressRule {
  private static final List<Range> REFUSED_4 =
      List.of(
          Range.of("0.0.0.0", 8),
          Range.of("10.0.0.0", 8),
          Range.of("100.64.0.0", 10),
          Range.of("127.0.0.0", 8),
          // Answers virtual machines of a large cloud from the host's side.
          Range.of("168.63.129.16", 32),
          Range.of("169.254.0.0", 16),
          Range.of("172.16.0.0", 12),
          Range.of("192.0.0.0", 24),
          Range.of("192.0.2.0", 24),
          Range.of("192.31.196.0", 24),
          Range.of("192.52.193.0", 24),
          Range.of("192.88.99.0", 24),
          Range.of("192.168.0.0", 16),
          Range.of("192.175.48.0", 24),
          Range.of("198.18.0.0", 15),
          Range.of("198.51.100.0", 24),
          Range.of("203.0.113.0", 24),
          // Multicast, reserved, broadcast.
          Range.of("224.0.0.0", 3));

  /** Outside of it lie loopback, link-local, unique local, multicast, NAT64 and mapped IPv4. */
  private static final Range GLOBAL_6 = Range.of("2000::", 3);

  private static final List<Range> REFUSED_6 =
      List.of(
          // Teredo and other protocols, benchmarks, ORCHIDs.
          Range.of("2001::", 23),
          Range.of("2001:db8::", 32),
          // 6to4: an IPv4 address, perhaps a private one.
          Range.of("2002::", 16),
          Range.of("2620:4f:8000::", 48),
          Range.of("3fff::", 20));

  /**
   * Addresses that begin alike.
   *
   * @param bits how many of the prefix's bits count
   */
  private record Range(InetAddress prefix, int bits) {
    static Range of(String prefix, int bits) {
      return new Range(InetAddress.ofLiteral(prefix), bits);
    }

    boolean holds(InetAddress address) {
      byte[] mine = prefix.getAddress();
      byte[] theirs = address.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public boolean allows(InetAddress address) {
    return isPublic(address) && !isOwn(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return REFUSED_4.stream().noneMatch(range -> range.holds(address));
    }
    return GLOBAL_6.holds(address) && REFUSED_6.stream().noneMatch(range -> range.holds(address));
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // Better to fetch nothing than from oneself.
      return true;
    }
  }
}
