package io.honeybee.pot.ldap;

import io.honeybee.pot.WireInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of BER (X.690) that LDAP uses (RFC 4511 section 5.1): definite lengths and tags of
 * one byte. Total: each method fails with {@link MalformedBer} where the bytes are not what it
 * reads.
 *
 * <p>Byte strings are strings of one character, 0 to 255, for each byte. Thread rule: one thread.
 */
final class BerReader {
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int BOOLEAN = 0x01;
  static final int ENUMERATED = 0x0A;
  static final int SEQUENCE = 0x30;

  /** As {@code sockbuf_max_incoming} of OpenLDAP: 256 KiB less one. */
  static final int MAX_MESSAGE_BYTES = 262_143;

  private static final int LONG_FORM = 0x80;
  private static final int MAX_LENGTH_BYTES = 4;
  private static final int MULTI_BYTE_TAG = 0x1F;

  private final byte[] bytes;
  private final int end;
  private int at;

  private BerReader(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.at = begin;
    this.end = end;
  }

  /** Reads within these bytes. */
  static BerReader of(byte[] bytes) {
    return new BerReader(bytes, 0, bytes.length);
  }

  /** The content of the next message; null at the end of the input. */
  static @Nullable BerReader message(WireInput in) throws IOException, MalformedBer {
    int tag = in.read();
    if (tag < 0) {
      return null;
    }
    int first = in.read();
    long length = first;
    if (first >= LONG_FORM) {
      length = 0;
      int count = first - LONG_FORM;
      if (count == 0 || count > MAX_LENGTH_BYTES) {
        throw new MalformedBer("the length of a message is none");
      }
      for (byte octet : in.exactly(count, MAX_LENGTH_BYTES)) {
        length = (length << 8) | (octet & 0xFF);
      }
    }
    byte[] content = in.exactly(length, MAX_MESSAGE_BYTES);
    if (tag != SEQUENCE) {
      throw new MalformedBer("a message is no sequence");
    }
    return of(content);
  }

  boolean hasMore() {
    return at < end;
  }

  /** The next tag, without taking it; 0 at the end. */
  int peekTag() {
    return at < end ? bytes[at] & 0xFF : 0;
  }

  private int octet() throws MalformedBer {
    if (at == end) {
      throw new MalformedBer("an element ends early");
    }
    return bytes[at++] & 0xFF;
  }

  /** The content of the next element, whose tag must be this one. */
  BerReader enter(int tag) throws MalformedBer {
    if (peekTag() != tag) {
      throw new MalformedBer("another element was expected");
    }
    return any();
  }

  /** The content of the next element, whatever its tag. */
  BerReader any() throws MalformedBer {
    if ((octet() & MULTI_BYTE_TAG) == MULTI_BYTE_TAG) {
      throw new MalformedBer("a tag has several bytes");
    }
    int first = octet();
    long length = first;
    if (first >= LONG_FORM) {
      int count = first - LONG_FORM;
      if (count == 0 || count > MAX_LENGTH_BYTES) {
        throw new MalformedBer("a length is none");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | octet();
      }
    }
    if (length > end - at) {
      throw new MalformedBer("an element reaches beyond its parent");
    }
    BerReader content = new BerReader(bytes, at, at + (int) length);
    at += (int) length;
    return content;
  }

  /** All that is left of this content. */
  String rest() {
    String rest = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    at = end;
    return rest;
  }

  String octets() throws MalformedBer {
    return enter(OCTETS).rest();
  }

  boolean bool() throws MalformedBer {
    String content = enter(BOOLEAN).rest();
    if (content.length() != 1) {
      throw new MalformedBer("a boolean has not one byte");
    }
    return content.charAt(0) != 0;
  }

  /** A number of at most four bytes. */
  int number(int tag) throws MalformedBer {
    BerReader content = enter(tag);
    int length = content.end - content.at;
    if (length < 1 || length > Integer.BYTES) {
      throw new MalformedBer("a number has not one to four bytes");
    }
    int number = content.bytes[content.at++];
    while (content.hasMore()) {
      number = number << 8 | content.octet();
    }
    return number;
  }
}
