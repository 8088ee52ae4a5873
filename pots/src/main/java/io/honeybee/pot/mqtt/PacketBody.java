package io.honeybee.pot.mqtt;

import io.honeybee.pot.AttackerText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the parts of a packet, MQTT 5.0 section 1.5; those of 3.1.1 are among them.
 *
 * <p>Thread rule: one thread. Each method fails with {@link MalformedPacket} where too little is
 * left.
 */
final class PacketBody {
  static final int AUTHENTICATION_METHOD = 0x15;

  private final byte[] bytes;
  private int at;

  PacketBody(byte[] bytes) {
    this.bytes = bytes;
  }

  int left() {
    return bytes.length - at;
  }

  private void need(int length) throws MalformedPacket {
    if (length > left()) {
      throw new MalformedPacket("the packet ends early");
    }
  }

  int octet() throws MalformedPacket {
    need(1);
    return bytes[at++] & 0xFF;
  }

  int number() throws MalformedPacket {
    return octet() << 8 | octet();
  }

  byte[] binary() throws MalformedPacket {
    int length = number();
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** A string as it came: UTF-8 without zero characters. */
  byte[] utf8() throws MalformedPacket {
    byte[] text = binary();
    for (byte b : text) {
      if (b == 0) {
        throw new MalformedPacket("a string has a zero character");
      }
    }
    if (!AttackerText.isUtf8(text)) {
      throw new MalformedPacket("a string is not UTF-8");
    }
    return text;
  }

  String text() throws MalformedPacket {
    return new String(utf8(), StandardCharsets.UTF_8);
  }

  /** What is left. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }

  /**
   * Reads past the properties of version 5, section 2.2.2.
   *
   * @return whether one of these identifiers was among them
   */
  boolean properties(int wanted) throws MalformedPacket {
    int length = variable();
    need(length);
    int end = at + length;
    boolean found = false;
    while (at < end) {
      int identifier = variable();
      found |= identifier == wanted;
      skipProperty(identifier);
    }
    if (at != end) {
      throw new MalformedPacket("a property reaches beyond the properties");
    }
    return found;
  }

  private void skipProperty(int identifier) throws MalformedPacket {
    switch (identifier) {
      case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> octet();
      case 0x13, 0x21, 0x22, 0x23 -> number();
      case 0x02, 0x11, 0x18, 0x27 -> {
        number();
        number();
      }
      case 0x03, 0x08, 0x12, 0x15, 0x1A, 0x1C, 0x1F -> utf8();
      case 0x09, 0x16 -> binary();
      case 0x0B -> variable();
      case 0x26 -> {
        utf8();
        utf8();
      }
      default -> throw new MalformedPacket("a property is unknown");
    }
  }

  private int variable() throws MalformedPacket {
    int value = 0;
    for (int shift = 0; shift <= 21; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new MalformedPacket("a number is too long");
  }
}
