package io.honeybee.ntlm;

import java.io.ByteArrayOutputStream;

/** Writes the few values of ASN.1 DER (X.690) that the tokens here are made of. */
public final class Der {
  public static final int SEQUENCE = 0x30;
  public static final int OCTET_STRING = 0x04;
  public static final int INTEGER = 0x02;
  public static final int ENUMERATED = 0x0A;
  public static final int OBJECT_ID = 0x06;

  private Der() {}

  /** The tag of a context-specific, constructed value. */
  public static int context(int number) {
    return 0xA0 | number;
  }

  /** One value: tag, length, and the parts one behind the other. */
  public static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    writeLength(out, content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  /** A whole number that is not negative. */
  public static byte[] integer(long number) {
    return value(INTEGER, java.math.BigInteger.valueOf(number).toByteArray());
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
    } else if (length <= 0xFF) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> Byte.SIZE);
      out.write(length);
    }
  }
}
