package io.honeybee.pot.mysql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a packet's content. What reaches behind its end is a bad handshake. One thread. Memory: not
 * more than the packet.
 */
final class PacketReader {
  private final byte[] bytes;
  private int at;

  PacketReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int remaining() {
    return bytes.length - at;
  }

  int int1() throws ProtocolFault {
    return take(1)[0] & 0xFF;
  }

  int int2() throws ProtocolFault {
    return int1() | (int1() << 8);
  }

  int int4() throws ProtocolFault {
    return int2() | (int2() << 16);
  }

  long lengthEncoded() throws ProtocolFault {
    int first = int1();
    return switch (first) {
      case 0xFC -> int2();
      case 0xFD -> int2() | ((long) int1() << 16);
      case 0xFE -> (int4() & 0xFFFF_FFFFL) | ((long) int4() << 32);
      default -> first;
    };
  }

  byte[] take(long length) throws ProtocolFault {
    if (length < 0 || length > remaining()) {
      throw ProtocolFault.badHandshake();
    }
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }

  /** Up to a zero byte, or to the end where none comes. */
  byte[] terminated() {
    int end = at;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    byte[] text = Arrays.copyOfRange(bytes, at, end);
    at = Math.min(bytes.length, end + 1);
    return text;
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
    at = bytes.length;
    return rest;
  }

  /** The rest as a byte string. */
  String restText() {
    return new String(rest(), StandardCharsets.ISO_8859_1);
  }
}
