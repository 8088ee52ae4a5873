package io.honeybee.runtime.auth;

import java.util.Optional;

/** RFC 4648 section 6, for whole groups of five bytes: those need no padding. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_CHAR = 5;

  private Base32() {}

  /** Writes a number of bytes that is a multiple of five. */
  static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 8 / BITS_PER_CHAR);
    int held = 0;
    int heldBits = 0;
    for (byte b : bytes) {
      held = (held << 8) | (b & 0xff);
      heldBits += 8;
      while (heldBits >= BITS_PER_CHAR) {
        heldBits -= BITS_PER_CHAR;
        out.append(ALPHABET.charAt((held >> heldBits) & 0x1f));
      }
    }
    return out.toString();
  }

  /** Reads exactly {@code size} bytes, a multiple of five; empty when the text is anything else. */
  static Optional<byte[]> decode(String text, int size) {
    String chars = text.replaceAll("[\\s-]", "").replaceAll("=+$", "");
    if (chars.length() * BITS_PER_CHAR != size * 8) {
      return Optional.empty();
    }
    byte[] bytes = new byte[size];
    int held = 0;
    int heldBits = 0;
    int next = 0;
    for (int i = 0; i < chars.length(); i++) {
      int value = value(chars.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      held = (held << BITS_PER_CHAR) | value;
      heldBits += BITS_PER_CHAR;
      if (heldBits >= 8) {
        heldBits -= 8;
        bytes[next++] = (byte) (held >> heldBits);
      }
    }
    return Optional.of(bytes);
  }

  private static int value(char c) {
    // Not toUpperCase: it makes letters of the alphabet from others, such as a dotless i.
    return ALPHABET.indexOf(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
}
