package io.honeybee.pot.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes packets. Stateless. */
final class Packets {
  private Packets() {}

  /**
   * A packet.
   *
   * @param flags the lower four bits of the first byte
   */
  static byte[] of(int type, int flags, byte[] body) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(type << 4 | flags);
    int left = body.length;
    do {
      int octet = left & 0x7F;
      left >>>= 7;
      packet.write(left > 0 ? octet | 0x80 : octet);
    } while (left > 0);
    packet.writeBytes(body);
    return packet.toByteArray();
  }

  static byte[] of(int type, int... body) {
    byte[] bytes = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      bytes[i] = (byte) body[i];
    }
    return of(type, 0, bytes);
  }

  /** A retained message, or one of the client's own that comes back; quality of service 0. */
  static byte[] publish(String topic, byte[] payload, boolean retained, boolean isVersion5) {
    byte[] name = topic.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(name.length >> 8);
    body.write(name.length);
    body.writeBytes(name);
    if (isVersion5) {
      body.write(0);
    }
    body.writeBytes(payload);
    return of(PacketHeader.PUBLISH, retained ? 1 : 0, body.toByteArray());
  }
}
