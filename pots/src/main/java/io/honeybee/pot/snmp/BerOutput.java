package io.honeybee.pot.snmp;

import java.io.ByteArrayOutputStream;

/** Writes BER with lengths in their shortest form. Stateless. */
final class BerOutput {
  private BerOutput() {}

  /** An element of the parts, one behind the other. */
  static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = body.size();
    if (length >= 0x100) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }

  /** A number that is not negative, or an integer, as few bytes as it takes. */
  static byte[] number(int tag, long value) {
    int bytes = 1;
    while (bytes < Long.BYTES && value >> (8 * bytes - 1) != 0 && value >> (8 * bytes - 1) != -1) {
      bytes++;
    }
    byte[] body = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      body[i] = (byte) (value >> (8 * (bytes - 1 - i)));
    }
    return element(tag, body);
  }
}
