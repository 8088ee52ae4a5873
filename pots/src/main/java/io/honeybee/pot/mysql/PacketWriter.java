package io.honeybee.pot.mysql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The content of a packet: numbers are little-endian, texts byte strings. One thread. */
final class PacketWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PacketWriter int1(int value) {
    out.write(value);
    return this;
  }

  PacketWriter int2(int value) {
    return int1(value).int1(value >> 8);
  }

  PacketWriter int4(int value) {
    return int2(value).int2(value >> 16);
  }

  PacketWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  PacketWriter zeros(int count) {
    return raw(new byte[count]);
  }

  PacketWriter text(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  PacketWriter terminated(String text) {
    return text(text).int1(0);
  }

  PacketWriter lengthEncoded(long value) {
    if (value < 251) {
      return int1((int) value);
    }
    if (value < 1 << 16) {
      return int1(0xFC).int2((int) value);
    }
    if (value < 1 << 24) {
      return int1(0xFD).int2((int) value).int1((int) (value >> 16));
    }
    return int1(0xFE).int4((int) value).int4((int) (value >> 32));
  }

  /** A text behind its length; null is SQL's. */
  PacketWriter value(@Nullable String text) {
    return text == null ? int1(0xFB) : lengthEncoded(text.length()).text(text);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
