package io.honeybee.ntlm;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The wrapping in which clients send NTLM messages (SPNEGO, RFC 4178 section 4.2). */
public final class Spnego {
  private static final byte[] SPNEGO = HexFormat.of().parseHex("2b0601050502");
  private static final byte[] NTLM = HexFormat.of().parseHex("2b06010401823702020a");
  private static final byte[] INCOMPLETE = {1};
  private static final byte[] COMPLETED = {0};
  private static final byte[] REJECTED = {2};

  /** What Windows and Samba both send as their name, since RFC 4178 gave the field up. */
  private static final byte[] HINT =
      "not_defined_in_RFC4178@please_ignore".getBytes(StandardCharsets.US_ASCII);

  private static final int GENERAL_STRING = 0x1B;
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

  /** The same with the hint that file servers add (NegTokenInit2, [MS-SPNG] section 2.2.1). */
  public static byte[] offerWithHint() {
    byte[] mechanisms =
        Der.value(Der.context(0), Der.value(Der.SEQUENCE, Der.value(Der.OBJECT_ID, NTLM)));
    byte[] hint = Der.value(Der.context(0), Der.value(GENERAL_STRING, HINT));
    return Der.value(
        APPLICATION,
        Der.value(Der.OBJECT_ID, SPNEGO),
        Der.value(
            Der.context(0),
            Der.value(
                Der.SEQUENCE,
                mechanisms,
                Der.value(Der.context(3), Der.value(Der.SEQUENCE, hint)))));
  }

  /** Tells a client that began with another mechanism to use NTLM. */
  public static byte[] choice() {
    return Der.value(
        Der.context(1),
        Der.value(
            Der.SEQUENCE,
            Der.value(Der.context(0), Der.value(Der.ENUMERATED, INCOMPLETE)),
            Der.value(Der.context(1), Der.value(Der.OBJECT_ID, NTLM))));
  }

  /** The end of a login that was let in. */
  public static byte[] acceptance() {
    return Der.value(
        Der.context(1),
        Der.value(Der.SEQUENCE, Der.value(Der.context(0), Der.value(Der.ENUMERATED, COMPLETED))));
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
