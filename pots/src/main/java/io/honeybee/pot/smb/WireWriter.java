package io.honeybee.pot.smb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes little-endian values one behind the other. */
final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireWriter u8(int value) {
    out.write(value);
    return this;
  }

  WireWriter u16(int value) {
    return u8(value).u8(value >> Byte.SIZE);
  }

  WireWriter u32(long value) {
    return u16((int) value).u16((int) (value >> Short.SIZE));
  }

  WireWriter u64(long value) {
    return u32(value).u32(value >> Integer.SIZE);
  }

  WireWriter bytes(byte[] value) {
    out.writeBytes(value);
    return this;
  }

  WireWriter zeros(int count) {
    return bytes(new byte[count]);
  }

  /** The text, without an end mark. */
  WireWriter utf16(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Zeros up to a multiple of so many bytes. */
  WireWriter align(int boundary) {
    return zeros(Math.floorMod(-size(), boundary));
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
