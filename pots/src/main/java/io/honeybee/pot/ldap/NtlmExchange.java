package io.honeybee.pot.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * NTLM as far as a server needs it to have a client prove its password ([MS-NLMP] section 2.2).
 * Bytes that are none give nothing.
 */
final class NtlmExchange {
  private static final String SIGNATURE = "NTLMSSP\0";
  private static final int CHALLENGE = 2;
  private static final int AUTHENTICATE = 3;
  private static final int HEADER_BYTES = 56;
  private static final int AUTHENTICATE_BYTES = 64;
  private static final int UNICODE = 1;
  private static final int PROOF_BYTES = 16;
  private static final int V1_BYTES = 24;

  // Unicode, target, NTLM, always sign, domain target, extended security, target info, version,
  // 128 and 56 bits.
  private static final int FLAGS = 0xA289_8205;

  private NtlmExchange() {}

  /** What a client proves, in the form that hashcat and john read. */
  record Proof(String user, String hash) {}

  /** Where an NTLM message begins; also within SPNEGO. */
  private static int begin(String token) {
    return token.indexOf(SIGNATURE);
  }

  static boolean isIn(String token) {
    return begin(token) >= 0;
  }

  static boolean isAuthenticate(String token) {
    int at = begin(token) + SIGNATURE.length();
    return isIn(token) && at < token.length() && token.charAt(at) == AUTHENTICATE;
  }

  /**
   * The second message.
   *
   * @param challenge eight bytes
   */
  static String challenge(String challenge, String domain, String host, String dnsDomain) {
    byte[] target = domain.getBytes(StandardCharsets.UTF_16LE);
    byte[] info =
        concat(
            pair(2, domain),
            pair(1, host),
            pair(4, dnsDomain),
            pair(3, host.toLowerCase(Locale.ROOT) + "." + dnsDomain),
            new byte[Integer.BYTES]);
    ByteBuffer out =
        ByteBuffer.allocate(HEADER_BYTES + target.length + info.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(SIGNATURE.getBytes(StandardCharsets.ISO_8859_1)).putInt(CHALLENGE);
    out.putShort((short) target.length).putShort((short) target.length).putInt(HEADER_BYTES);
    out.putInt(FLAGS).put(challenge.getBytes(StandardCharsets.ISO_8859_1)).putLong(0);
    out.putShort((short) info.length).putShort((short) info.length);
    out.putInt(HEADER_BYTES + target.length);
    // Windows 10.0, build 17763, NTLM revision 15.
    out.put((byte) 10).put((byte) 0).putShort((short) 17_763).putInt(15 << 24);
    out.put(target).put(info);
    return new String(out.array(), StandardCharsets.ISO_8859_1);
  }

  private static byte[] pair(int id, String text) {
    byte[] value = text.getBytes(StandardCharsets.UTF_16LE);
    return ByteBuffer.allocate(4 + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) id)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  /** Reads the third message. */
  static Optional<Proof> proof(String token, String challenge) {
    if (!isAuthenticate(token) || token.length() - begin(token) < AUTHENTICATE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer message =
        ByteBuffer.wrap(LdapEvents.latin1(token.substring(begin(token))))
            .order(ByteOrder.LITTLE_ENDIAN);
    Charset charset =
        (message.getInt(60) & UNICODE) != 0
            ? StandardCharsets.UTF_16LE
            : StandardCharsets.ISO_8859_1;
    byte[] lm = field(message, 12);
    byte[] nt = field(message, 20);
    String domain = new String(field(message, 28), charset);
    String user = new String(field(message, 36), charset);
    HexFormat hex = HexFormat.of();
    String asked = hex.formatHex(LdapEvents.latin1(challenge));
    String name = user.replace(':', '_') + "::" + domain.replace(':', '_') + ":";
    if (nt.length > V1_BYTES) {
      // hashcat 5600: user::domain:challenge:proof:blob.
      return Optional.of(
          new Proof(
              user,
              name
                  + asked
                  + ":"
                  + hex.formatHex(nt, 0, PROOF_BYTES)
                  + ":"
                  + hex.formatHex(nt, PROOF_BYTES, nt.length)));
    }
    // hashcat 5500: user::domain:lm:nt:challenge.
    return Optional.of(
        new Proof(user, name + hex.formatHex(lm) + ":" + hex.formatHex(nt) + ":" + asked));
  }

  /** A field whose length and offset are here; empty when it is not within the message. */
  private static byte[] field(ByteBuffer message, int at) {
    int length = message.getShort(at) & 0xFFFF;
    long offset = message.getInt(at + 4) & 0xFFFF_FFFFL;
    if (offset + length > message.capacity()) {
      return new byte[0];
    }
    byte[] bytes = new byte[length];
    message.get((int) offset, bytes);
    return bytes;
  }
}
