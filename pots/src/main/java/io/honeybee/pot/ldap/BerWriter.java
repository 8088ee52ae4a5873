package io.honeybee.pot.ldap;

/**
 * Puts elements together, as strings of one character for each byte.
 *
 * @param longLengths whether each constructed element has a length of four bytes, as those of
 *     Active Directory have
 */
record BerWriter(boolean longLengths) {
  private static final int CONSTRUCTED = 0x20;
  private static final int SHORT_MAX = 127;

  String element(int tag, String content) {
    int length = content.length();
    StringBuilder out = new StringBuilder(length + 6).append((char) tag);
    if ((longLengths && (tag & CONSTRUCTED) != 0) || length > 0xFFFF) {
      out.append('\u0084').append((char) (length >>> 24)).append((char) ((length >> 16) & 0xFF));
      out.append((char) ((length >> 8) & 0xFF)).append((char) (length & 0xFF));
    } else if (length <= SHORT_MAX) {
      out.append((char) length);
    } else if (length <= 0xFF) {
      out.append('\u0081').append((char) length);
    } else {
      out.append('\u0082').append((char) (length >> 8)).append((char) (length & 0xFF));
    }
    return out.append(content).toString();
  }

  String sequence(String content) {
    return element(BerReader.SEQUENCE, content);
  }

  String octets(String bytes) {
    return element(BerReader.OCTETS, bytes);
  }

  String set(String content) {
    return element(0x31, content);
  }

  /** A number in as few bytes as it needs. */
  String number(int tag, int value) {
    int bytes = 1;
    while (bytes < Integer.BYTES
        && value >> (8 * bytes - 1) != 0
        && value >> (8 * bytes - 1) != -1) {
      bytes++;
    }
    StringBuilder content = new StringBuilder();
    for (int i = bytes - 1; i >= 0; i--) {
      content.append((char) ((value >> (8 * i)) & 0xFF));
    }
    return element(tag, content.toString());
  }

  /** A whole message. */
  String message(int id, String operation) {
    return sequence(number(BerReader.INTEGER, id) + operation);
  }

  /** A result as most answers have it, with what comes behind it. */
  String result(int tag, int code, String matched, String text, String more) {
    return element(tag, number(BerReader.ENUMERATED, code) + octets(matched) + octets(text) + more);
  }
}
