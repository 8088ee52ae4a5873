package io.honeybee.pot.snmp;

import java.util.Arrays;

/**
 * Reads BER (ITU-T X.690) from a piece of a datagram, never past its end and never by a length that
 * was only claimed. Each element must lie whole within its parent.
 *
 * <p>Thread rule: one thread. Memory: none but the elements that are asked for.
 */
final class BerInput {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int NULL = 0x05;
  static final int OID = 0x06;
  static final int SEQUENCE = 0x30;

  private static final int MAX_LENGTH_BYTES = 4;
  private static final int MAX_OID_PARTS = 128;
  private static final int MAX_INTEGER_BYTES = 8;

  private final byte[] data;
  private final int end;
  private int position;

  BerInput(byte[] data) {
    this(data, 0, data.length);
  }

  private BerInput(byte[] data, int start, int end) {
    this.data = data;
    this.position = start;
    this.end = end;
  }

  /** The bytes are no BER, or not that of a message of SNMP. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      // No stack trace: attackers decide how many there are.
      super(message, null, false, false);
    }
  }

  boolean hasMore() {
    return position < end;
  }

  /** The tag of the next element, without taking it. */
  int tag() throws Malformed {
    if (!hasMore()) {
      throw new Malformed("an element is missing");
    }
    return data[position] & 0xFF;
  }

  /** Goes into an element of any tag, and behind it here. */
  BerInput enter() throws Malformed {
    tag();
    position++;
    int length = length();
    if (length > end - position) {
      throw new Malformed("an element ends behind its parent");
    }
    BerInput inner = new BerInput(data, position, position + length);
    position += length;
    return inner;
  }

  /** Goes into an element of this tag. */
  BerInput enter(int tag) throws Malformed {
    if (tag() != tag) {
      throw new Malformed("tag " + tag() + " where " + tag + " should be");
    }
    return enter();
  }

  private int length() throws Malformed {
    if (!hasMore()) {
      throw new Malformed("a length is missing");
    }
    int first = data[position++] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int bytes = first & 0x7F;
    if (bytes == 0 || bytes > MAX_LENGTH_BYTES || bytes > end - position) {
      throw new Malformed("a length of " + bytes + " bytes");
    }
    long length = 0;
    for (int i = 0; i < bytes; i++) {
      length = length << 8 | (data[position++] & 0xFF);
    }
    if (length > Integer.MAX_VALUE) {
      throw new Malformed("a length of " + length);
    }
    return (int) length;
  }

  /** An integer of up to 64 bits. */
  long integer() throws Malformed {
    byte[] bytes = enter(INTEGER).rest();
    if (bytes.length == 0 || bytes.length > MAX_INTEGER_BYTES) {
      throw new Malformed("an integer of " + bytes.length + " bytes");
    }
    long value = bytes[0];
    for (int i = 1; i < bytes.length; i++) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }

  byte[] octets() throws Malformed {
    return enter(OCTETS).rest();
  }

  /** An object identifier, dotted. */
  String oid() throws Malformed {
    BerInput in = enter(OID);
    StringBuilder text = new StringBuilder();
    int parts = 0;
    while (in.hasMore()) {
      long part = in.oidPart();
      if (++parts > MAX_OID_PARTS) {
        throw new Malformed("an object identifier of more than " + MAX_OID_PARTS + " parts");
      }
      if (parts == 1) {
        long first = Math.min(part / 40, 2);
        text.append(first).append('.').append(part - first * 40);
      } else {
        text.append('.').append(part);
      }
    }
    return text.toString();
  }

  private long oidPart() throws Malformed {
    long part = 0;
    for (int i = 0; i < 5; i++) {
      if (!hasMore()) {
        throw new Malformed("an object identifier ends in its midst");
      }
      int b = data[position++] & 0xFF;
      part = part << 7 | (b & 0x7F);
      if (b < 0x80) {
        return part;
      }
    }
    throw new Malformed("a part of an object identifier is over 32 bits");
  }

  /** All that is left. */
  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(data, position, end);
    position = end;
    return rest;
  }
}
