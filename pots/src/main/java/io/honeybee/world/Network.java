package io.honeybee.world;

/**
 * The one interface.
 *
 * @param device such as {@code eth0}
 * @param address IPv4 address, dotted
 * @param prefixLength bits of the network
 * @param mac with colons, lower case
 */
public record Network(String device, String address, int prefixLength, String gateway, String mac) {

  /** The network mask, dotted. */
  public String netmask() {
    return dotted(mask());
  }

  /** The broadcast address, dotted. */
  public String broadcast() {
    return dotted(number(address) | ~mask());
  }

  /** The network's own address, dotted. */
  public String network() {
    return dotted(number(address) & mask());
  }

  /** The link-local IPv6 address that follows from the MAC address. */
  public String linkLocal() {
    String[] b = mac.split(":", -1);
    int first = Integer.parseInt(b[0], 16) ^ 2;
    return "fe80::%x:%x:fe%s:%x"
        .formatted(
            first << 8 | Integer.parseInt(b[1], 16),
            Integer.parseInt(b[2] + "ff", 16),
            b[3],
            Integer.parseInt(b[4] + b[5], 16));
  }

  private int mask() {
    return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
  }

  private static int number(String dotted) {
    int number = 0;
    for (String part : dotted.split("\\.", -1)) {
      number = number << 8 | Integer.parseInt(part);
    }
    return number;
  }

  private static String dotted(int number) {
    return (number >>> 24)
        + "."
        + (number >>> 16 & 0xFF)
        + "."
        + (number >>> 8 & 0xFF)
        + "."
        + (number & 0xFF);
  }
}
