package io.honeybee.pot.tftp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request to read or write a file (RFC 1350 section 5, RFC 2347). What is missing or not ended is
 * empty; reading it never fails. Strings are byte strings: one character, 0 to 255, for each byte.
 * Immutable.
 *
 * @param options names in lower case; at most {@value #MAX_OPTIONS}
 */
record TransferRequest(boolean write, String filename, String mode, Map<String, String> options) {
  static final int DEFAULT_BLOCK_BYTES = 512;
  private static final int MAX_OPTIONS = 16;
  private static final int WRITE = 2;
  private static final int OACK = 6;

  /** RFC 2348; more than an Ethernet frame holds is not granted. */
  private static final int MIN_BLOCK_BYTES = 8;

  private static final int MAX_BLOCK_BYTES = 1_428;

  /** Reads a packet whose first two bytes are its opcode, 1 or 2. */
  static TransferRequest parse(byte[] data) {
    List<String> texts = new ArrayList<>();
    int start = 2;
    for (int i = 2; i < data.length && texts.size() < 2 + 2 * MAX_OPTIONS; i++) {
      if (data[i] == 0) {
        texts.add(text(data, start, i));
        start = i + 1;
      }
    }
    if (texts.size() < 2 && start < data.length) {
      texts.add(text(data, start, data.length));
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 2; i + 1 < texts.size(); i += 2) {
      options.putIfAbsent(texts.get(i).toLowerCase(Locale.ROOT), texts.get(i + 1));
    }
    return new TransferRequest(data[1] == WRITE, at(texts, 0), at(texts, 1), options);
  }

  private static String text(byte[] data, int start, int end) {
    return new String(data, start, end - start, StandardCharsets.ISO_8859_1);
  }

  private static String at(List<String> texts, int index) {
    return index < texts.size() ? texts.get(index) : "";
  }

  /** Whether a server would take it. */
  boolean isWhole() {
    String name = mode.toLowerCase(Locale.ROOT);
    return !filename.isEmpty() && (name.equals("octet") || name.equals("netascii"));
  }

  /** Bytes in a block: those granted of {@code blksize}. */
  int blockBytes() {
    long asked = number("blksize");
    return asked < MIN_BLOCK_BYTES ? DEFAULT_BLOCK_BYTES : (int) Math.min(asked, MAX_BLOCK_BYTES);
  }

  /**
   * The acknowledgement of the options that are granted; empty when there are none. It is not
   * longer than the request, of which it repeats a part.
   */
  byte[] acknowledgement() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(OACK);
    if (number("blksize") >= MIN_BLOCK_BYTES) {
      put(out, "blksize", Integer.toString(blockBytes()));
    }
    if (number("tsize") >= 0) {
      put(out, "tsize", Long.toString(number("tsize")));
    }
    if (number("timeout") >= 1 && number("timeout") <= 255) {
      put(out, "timeout", Long.toString(number("timeout")));
    }
    return out.size() == 2 ? new byte[0] : out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, String name, String value) {
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
    out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    out.write(0);
  }

  /** The option's number; -1 when it has none. */
  private long number(String option) {
    String value = options.getOrDefault(option, "");
    boolean digits = value.length() <= 12 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && !value.isEmpty() ? Long.parseLong(value) : -1;
  }
}
