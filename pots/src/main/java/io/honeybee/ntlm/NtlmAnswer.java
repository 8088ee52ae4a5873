package io.honeybee.ntlm;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A client's answer to a challenge ([MS-NLMP] section 2.2.1.3): who it says it is, and the proof.
 *
 * @param user as sent
 * @param domain as sent; may be empty
 * @param workstation how the client names its machine; may be empty
 * @param lmResponse the older proof, as hexadecimal digits
 * @param ntResponse the newer proof, as hexadecimal digits; empty for an anonymous login
 */
public record NtlmAnswer(
    String user, String domain, String workstation, String lmResponse, String ntResponse) {
  private static final int LM_AT = 12;
  private static final int NT_AT = 20;
  private static final int DOMAIN_AT = 28;
  private static final int USER_AT = 36;
  private static final int WORKSTATION_AT = 44;
  private static final int FLAGS_AT = 60;
  private static final int UNICODE = 1;

  /** The proof itself is the first 16 bytes of an NTLMv2 response. */
  private static final int PROOF_DIGITS = 32;

  private static final int VERSION_1_DIGITS = 48;
  private static final HexFormat HEX = HexFormat.of();

  /** Reads the message; empty when it is none. */
  public static Optional<NtlmAnswer> parse(byte[] message) {
    if (NtlmMessage.typeOf(message) != NtlmMessage.AUTHENTICATE) {
      return Optional.empty();
    }
    boolean unicode =
        message.length < FLAGS_AT + Integer.BYTES
            || (NtlmMessage.littleEndian(message).getInt(FLAGS_AT) & UNICODE) != 0;
    Charset charset = unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    return Optional.of(
        new NtlmAnswer(
            new String(NtlmMessage.field(message, USER_AT), charset),
            new String(NtlmMessage.field(message, DOMAIN_AT), charset),
            new String(NtlmMessage.field(message, WORKSTATION_AT), charset),
            HEX.formatHex(NtlmMessage.field(message, LM_AT)),
            HEX.formatHex(NtlmMessage.field(message, NT_AT))));
  }

  /** Whether nobody in particular wants to log in. */
  public boolean isAnonymous() {
    return user.isEmpty() && ntResponse.isEmpty();
  }

  /** {@code NTLMv2}, {@code NTLMv1}, or empty for an anonymous login. */
  public String method() {
    if (ntResponse.isEmpty()) {
      return "";
    }
    return ntResponse.length() == VERSION_1_DIGITS ? "NTLMv1" : "NTLMv2";
  }

  /**
   * The proof as hashcat (modes 5600 and 5500) and John read it; empty when there is none.
   *
   * @param nonce that of the challenge that was answered
   */
  public String hash(String nonce) {
    return switch (ntResponse.length() > PROOF_DIGITS ? method() : "") {
      case "NTLMv2" ->
          String.join(
              ":",
              user,
              "",
              domain,
              nonce,
              ntResponse.substring(0, PROOF_DIGITS),
              ntResponse.substring(PROOF_DIGITS));
      case "NTLMv1" -> String.join(":", user, "", domain, lmResponse, ntResponse, nonce);
      default -> "";
    };
  }
}
