package io.honeybee.pot.mqtt;

import io.honeybee.pot.WireInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fixed header of a packet.
 *
 * @param type 0..15
 * @param flags the lower four bits
 * @param remaining bytes behind it, up to 256 MiB
 */
record PacketHeader(int type, int flags, int remaining) {
  static final int CONNECT = 1;
  static final int CONNACK = 2;
  static final int PUBLISH = 3;
  static final int PUBACK = 4;
  static final int PUBREC = 5;
  static final int PUBREL = 6;
  static final int PUBCOMP = 7;
  static final int SUBSCRIBE = 8;
  static final int SUBACK = 9;
  static final int UNSUBSCRIBE = 10;
  static final int UNSUBACK = 11;
  static final int PINGREQ = 12;
  static final int PINGRESP = 13;
  static final int DISCONNECT = 14;

  /** The next header; null at the end. */
  static @Nullable PacketHeader read(WireInput in) throws IOException, MalformedPacket {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int remaining = 0;
    for (int shift = 0; shift <= 21; shift += 7) {
      int octet = in.read();
      if (octet < 0) {
        return null;
      }
      remaining |= (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return new PacketHeader(first >> 4, first & 0xF, remaining);
      }
    }
    throw new MalformedPacket("the remaining length has more than four bytes");
  }
}
