package io.honeybee.pot.ssh;

import io.honeybee.pot.EventFields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a client offered for the key exchange, and its HASSH: the MD5 of its key exchanges, ciphers,
 * MACs and compressions towards the server.
 */
record ClientKex(
    String kex,
    String hostKeys,
    String ciphers,
    String macs,
    String compressions,
    String languages) {
  private static final int COOKIE_BYTES = 16;

  /** Reads a KEXINIT packet, its number included. */
  static ClientKex read(Packet packet) {
    packet.skip(1 + COOKIE_BYTES);
    String kex = packet.text();
    String hostKeys = packet.text();
    String ciphers = packet.text();
    packet.string();
    String macs = packet.text();
    packet.string();
    String compressions = packet.text();
    packet.string();
    return new ClientKex(kex, hostKeys, ciphers, macs, compressions, packet.text());
  }

  /** The text that is hashed. */
  String hasshAlgorithms() {
    return kex + ";" + ciphers + ";" + macs + ";" + compressions;
  }

  /** The HASSH, in hexadecimal. */
  String hassh() {
    try {
      // MD5 is the definition of a HASSH; nothing is protected by it.
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] digest = md5.digest(hasshAlgorithms().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }

  /** Adds the fields under the field's names. */
  EventFields addTo(EventFields fields) {
    return fields
        .text("hassh", hassh())
        .text("hasshAlgorithms", bytes(hasshAlgorithms()), EventFields.MAX_INPUT_BYTES)
        .names("kexAlgs", names(kex))
        .names("keyAlgs", names(hostKeys))
        .names("encCS", names(ciphers))
        .names("macCS", names(macs))
        .names("compCS", names(compressions))
        .names("langCS", names(languages));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> names(String list) {
    return List.of(list.split(",", -1));
  }
}
