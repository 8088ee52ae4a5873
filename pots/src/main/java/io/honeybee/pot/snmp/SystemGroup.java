package io.honeybee.pot.snmp;

import io.honeybee.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The system group of MIB-II (RFC 3418) of the pretended machine. Immutable; any thread.
 *
 * @param description {@code sysDescr}
 */
record SystemGroup(World world, String description, String contact, String location) {
  static final String PREFIX = "1.3.6.1.2.1.1.";
  private static final int TIME_TICKS = 0x43;
  private static final int CENTISECOND_MILLIS = 10;
  private static final int LAST = 7;

  /** net-snmp's own name for Linux (1.3.6.1.4.1.8072.3.2.10), as its bytes. */
  private static final byte[] LINUX = {
    0x2b, 6, 1, 4, 1, (byte) 0xbf, 0x08, 3, 2, 10,
  };

  /** Services of layers 4 and 7: a host. */
  private static final int HOST_SERVICES = 72;

  /** A variable's value as BER; empty when there is none of this name. */
  Optional<byte[]> value(String name, Instant now) {
    return switch (name) {
      case PREFIX + "1.0" -> Optional.of(text(description));
      case PREFIX + "2.0" -> Optional.of(BerOutput.element(BerInput.OID, LINUX));
      case PREFIX + "3.0" ->
          Optional.of(
              BerOutput.number(TIME_TICKS, world.uptime(now).toMillis() / CENTISECOND_MILLIS));
      case PREFIX + "4.0" -> Optional.of(text(contact));
      case PREFIX + "5.0" -> Optional.of(text(world.hostName()));
      case PREFIX + "6.0" -> Optional.of(text(location));
      case PREFIX + "7.0" -> Optional.of(BerOutput.number(BerInput.INTEGER, HOST_SERVICES));
      default -> Optional.empty();
    };
  }

  /** The name behind this one, if it is before the group's end or within it. */
  Optional<String> next(String name) {
    for (int i = 1; i <= LAST; i++) {
      String candidate = PREFIX + i + ".0";
      if (compare(name, candidate) < 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static int compare(String one, String other) {
    String[] a = one.split("\\.", -1);
    String[] b = other.split("\\.", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int order = Long.compare(number(a[i]), number(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static long number(String digits) {
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private static byte[] text(String value) {
    return BerOutput.element(BerInput.OCTETS, value.getBytes(StandardCharsets.US_ASCII));
  }
}
