package io.honeybee.pot.mssql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Little-endian numbers and UTF-16 texts. One thread. */
final class TdsWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TdsWriter int1(int value) {
    out.write(value);
    return this;
  }

  TdsWriter int2(int value) {
    return int1(value).int1(value >> 8);
  }

  TdsWriter int4(int value) {
    return int2(value).int2(value >> 16);
  }

  TdsWriter int8(long value) {
    return int4((int) value).int4((int) (value >> 32));
  }

  TdsWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  TdsWriter raw(TdsWriter other) {
    return raw(other.bytes());
  }

  /** A text behind its number of characters in one byte. */
  TdsWriter shortText(String text) {
    String kept = text.substring(0, Math.min(text.length(), 255));
    return int1(kept.length()).characters(kept);
  }

  /** A text behind its number of characters in two bytes. */
  TdsWriter text(String text) {
    return int2(text.length()).characters(text);
  }

  TdsWriter characters(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_16LE));
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
