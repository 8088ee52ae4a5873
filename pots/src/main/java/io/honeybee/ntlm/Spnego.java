package io.honeybee.ntlm;

import java.util.HexFormat;

/** The wrapping in which clients send NTLM messages (SPNEGO, RFC 4178 section 4.2). */
public final class Spnego {
  private static final byte[] SPNEGO = HexFormat.of().parseHex("2b0601050502");
  private static final byte[] NTLM = HexFormat.of().parseHex("2b06010401823702020a");
  private static final byte[] INCOMPLETE = {1};
  private static final byte[] REJECTED = {2};
  private static final int APPLICATION = 0x60;

  private Spnego() {}

  /** Whether the token is wrapped at all; some clients send bare NTLM. */
  public static boolean wraps(byte[] token) {
    return token.length > 0 && NtlmMessage.typeOf(token) == 0;
  }

  /** What a server offers first: NTLM alone. */
  public static byte[] offer() {
    byte[] mechanisms =
        Der.value(Der.context(0), Der.value(Der.SEQUENCE, Der.value(Der.OBJECT_ID, NTLM)));
    return Der.value(
        APPLICATION,
        Der.value(Der.OBJECT_ID, SPNEGO),
        Der.value(Der.context(0), Der.value(Der.SEQUENCE, mechanisms)));
  }

  /** A challenge for a client that wraps. */
  public static byte[] challenge(byte[] ntlm) {
    return Der.value(
        Der.context(1),
        Der.value(
            Der.SEQUENCE,
            Der.value(Der.context(0), Der.value(Der.ENUMERATED, INCOMPLETE)),
            Der.value(Der.context(1), Der.value(Der.OBJECT_ID, NTLM)),
            Der.value(Der.context(2), Der.value(Der.OCTET_STRING, ntlm))));
  }

  /** The end of a login that failed. */
  public static byte[] rejection() {
    return Der.value(
        Der.context(1),
        Der.value(Der.SEQUENCE, Der.value(Der.context(0), Der.value(Der.ENUMERATED, REJECTED))));
  }
}
