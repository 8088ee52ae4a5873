package io.honeybee.fetch;

import io.honeybee.runtime.net.AddressRange;
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
  private static final List<AddressRange> REFUSED_4 =
      List.of(
          AddressRange.parse("0.0.0.0/8"),
          AddressRange.parse("10.0.0.0/8"),
          AddressRange.parse("100.64.0.0/10"),
          AddressRange.parse("127.0.0.0/8"),
          // Answers virtual machines of a large cloud from the host's side.
          AddressRange.parse("168.63.129.16/32"),
          AddressRange.parse("169.254.0.0/16"),
          AddressRange.parse("172.16.0.0/12"),
          AddressRange.parse("192.0.0.0/24"),
          AddressRange.parse("192.0.2.0/24"),
          AddressRange.parse("192.31.196.0/24"),
          AddressRange.parse("192.52.193.0/24"),
          AddressRange.parse("192.88.99.0/24"),
          AddressRange.parse("192.168.0.0/16"),
          AddressRange.parse("192.175.48.0/24"),
          AddressRange.parse("198.18.0.0/15"),
          AddressRange.parse("198.51.100.0/24"),
          AddressRange.parse("203.0.113.0/24"),
          // Multicast, reserved, broadcast.
          AddressRange.parse("224.0.0.0/3"));

  /** Outside of it lie loopback, link-local, unique local, multicast, NAT64 and mapped IPv4. */
  private static final AddressRange GLOBAL_6 = AddressRange.parse("2000::/3");

  private static final List<AddressRange> REFUSED_6 =
      List.of(
          // Teredo and other protocols, benchmarks, ORCHIDs.
          AddressRange.parse("2001::/23"),
          AddressRange.parse("2001:db8::/32"),
          // 6to4: an IPv4 address, perhaps a private one.
          AddressRange.parse("2002::/16"),
          AddressRange.parse("2620:4f:8000::/48"),
          AddressRange.parse("3fff::/20"));

  @Override
  public boolean allows(InetAddress address) {
    return isPublic(address) && !isOwn(address);
  }

  private static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return REFUSED_4.stream().noneMatch(range -> range.contains(address));
    }
    return GLOBAL_6.contains(address)
        && REFUSED_6.stream().noneMatch(range -> range.contains(address));
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
