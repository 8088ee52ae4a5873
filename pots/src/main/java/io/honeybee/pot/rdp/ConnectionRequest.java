package io.honeybee.pot.rdp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The first packet of a client ([MS-RDPBCGR] section 2.2.1.1).
 *
 * @param user of the cookie {@code mstshash}, one character for each byte; Windows cuts it to nine
 * @param routingToken of the cookie {@code msts}
 * @param protocols as a set of bits; 0 for standard Remote Desktop security
 */
record ConnectionRequest(Optional<String> user, Optional<String> routingToken, int protocols) {
  static final int TLS = 1;
  static final int NLA = 2;
  private static final int CONNECTION_REQUEST = 0xE0;
  private static final int FIXED_BYTES = 7;
  private static final int NEGOTIATION_BYTES = 8;
  private static final String USER = "Cookie: mstshash=";
  private static final String TOKEN = "Cookie: msts=";
  private static final List<String> NAMES = List.of("tls", "nla", "rdstls", "nla_ex", "aad");

  /** Reads it; empty when it is none. */
  static Optional<ConnectionRequest> parse(byte[] content) {
    if (content.length < FIXED_BYTES || (content[1] & 0xF0) != CONNECTION_REQUEST) {
      return Optional.empty();
    }
    int at = FIXED_BYTES;
    Optional<String> user = Optional.empty();
    Optional<String> token = Optional.empty();
    Optional<String> line = line(content, at);
    if (line.isPresent()) {
      at += line.get().length() + 2;
      user = behind(USER, line.get());
      token = behind(TOKEN, line.get());
    }
    int protocols = 0;
    if (content.length - at >= NEGOTIATION_BYTES && content[at] == 1) {
      protocols =
          ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(at + Integer.BYTES);
    }
    return Optional.of(new ConnectionRequest(user, token, protocols));
  }

  private static Optional<String> line(byte[] content, int from) {
    String rest =
        new String(Arrays.copyOfRange(content, from, content.length), StandardCharsets.ISO_8859_1);
    int end = rest.indexOf("\r\n");
    return rest.startsWith("Cookie:") && end >= 0
        ? Optional.of(rest.substring(0, end))
        : Optional.empty();
  }

  private static Optional<String> behind(String prefix, String line) {
    return line.startsWith(prefix)
        ? Optional.of(line.substring(prefix.length()))
        : Optional.empty();
  }

  boolean offers(int protocol) {
    return (protocols & protocol) != 0;
  }

  /** The names of the protocols, for people. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of("rdp"));
    for (int i = 0; i < NAMES.size(); i++) {
      if (offers(1 << i)) {
        names.add(NAMES.get(i));
      }
    }
    return names;
  }
}
