package io.honeybee.runtime.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER as it takes to read names and to put an old key format into PKCS#8. */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_ID = 0x06;
  static final int UTF8_STRING = 0x0c;
  static final int PRINTABLE_STRING = 0x13;
  static final int IA5_STRING = 0x16;
  static final int BMP_STRING = 0x1e;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int CONTEXT_0 = 0xa0;

  private static final int LONG_FORM = 0x80;

  private final byte[] bytes;
  private int position;

  Der(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return position < bytes.length;
  }

  /** The tag of the next value. */
  int peekTag() {
    return hasMore() ? bytes[position] & 0xff : -1;
  }

  /** The content of the next value, which must have the tag. */
  byte[] read(int tag) {
    if (peekTag() != tag) {
      throw new IllegalArgumentException("this is not the DER that was expected");
    }
    position++;
    int length = readLength();
    if (length > bytes.length - position) {
      throw new IllegalArgumentException("the DER is cut off");
    }
    byte[] content = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return content;
  }

  private int readLength() {
    int first = readByte();
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count == 0 || count > 3) {
      throw new IllegalArgumentException("a length in the DER is out of range");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | readByte();
    }
    return length;
  }

  private int readByte() {
    if (!hasMore()) {
      throw new IllegalArgumentException("the DER is cut off");
    }
    return bytes[position++] & 0xff;
  }

  /** One value of the parts, one behind the other. */
  static byte[] write(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
    out.write(tag);
    if (length < LONG_FORM) {
      out.write(length);
    } else {
      int count = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(LONG_FORM | count);
      for (int i = count - 1; i >= 0; i--) {
        out.write(length >> (8 * i));
      }
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
