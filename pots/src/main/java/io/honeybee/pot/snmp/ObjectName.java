package io.honeybee.pot.snmp;

import java.io.ByteArrayOutputStream;

/** Writes object identifiers (X.690 section 8.19). Stateless. */
final class ObjectName {
  private ObjectName() {}

  /**
   * An element.
   *
   * @param dotted as {@link BerInput#oid} gives it; a name of less than two parts becomes 0.0
   */
  static byte[] encode(String dotted) {
    String[] parts = dotted.split("\\.", -1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (parts.length < 2) {
      body.write(0);
      return BerOutput.element(BerInput.OID, body.toByteArray());
    }
    write(body, Long.parseLong(parts[0]) * 40 + Long.parseLong(parts[1]));
    for (int i = 2; i < parts.length; i++) {
      write(body, Long.parseLong(parts[i]));
    }
    return BerOutput.element(BerInput.OID, body.toByteArray());
  }

  private static void write(ByteArrayOutputStream body, long part) {
    int shift = 0;
    while (part >> (shift + 7) != 0) {
      shift += 7;
    }
    for (; shift > 0; shift -= 7) {
      body.write((int) (part >> shift & 0x7F) | 0x80);
    }
    body.write((int) (part & 0x7F));
  }
}
