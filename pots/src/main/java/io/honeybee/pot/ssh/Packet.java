package io.honeybee.pot.ssh;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Looks into a packet's bytes without moving the buffer. Strings that a packet claims to have and
 * does not are empty.
 */
final class Packet {
  private final byte[] bytes;
  private final int end;
  private int at;

  Packet(Buffer buffer) {
    this.bytes = buffer.array();
    this.at = buffer.rpos();
    this.end = buffer.wpos();
  }

  /** The next byte, or 0 behind the end. */
  int octet() {
    return at < end ? bytes[at++] & 0xFF : 0;
  }

  /** Bytes that are left. */
  int remaining() {
    return end - at;
  }

  void skip(int count) {
    at = Math.min(end, at + count);
  }

  /** The next unsigned 32-bit number. */
  long number() {
    return (long) octet() << 24 | (long) octet() << 16 | (long) octet() << 8 | octet();
  }

  /** The next string as it is. */
  byte[] string() {
    long length = number();
    if (length > end - at) {
      at = end;
      return new byte[0];
    }
    at += (int) length;
    return Arrays.copyOfRange(bytes, at - (int) length, at);
  }

  /** The next string, for names that ought to be ASCII. */
  String text() {
    return new String(string(), StandardCharsets.UTF_8);
  }
}
