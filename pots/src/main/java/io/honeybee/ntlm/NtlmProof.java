package io.honeybee.ntlm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;

/**
 * Whether an answer was made with a password ([MS-NLMP] section 3.3). Versions 1 and 2 of NTLM, and
 * version 1 with a client's nonce; not the LM response.
 */
public final class NtlmProof {
  private static final int NONCE_BYTES = 8;
  private static final int PROOF_BYTES = 16;
  private static final int VERSION_1_BYTES = 24;
  private static final int DES_KEY_BYTES = 7;
  private static final HexFormat HEX = HexFormat.of();

  private NtlmProof() {}

  /**
   * Compares an answer with a password.
   *
   * @param nonce that of the challenge, as hexadecimal digits
   */
  public static boolean matches(NtlmAnswer answer, String nonce, String password) {
    byte[] response = HEX.parseHex(answer.ntResponse());
    byte[] challenge = HEX.parseHex(nonce);
    try {
      if (response.length == VERSION_1_BYTES) {
        return matchesVersion1(answer, response, challenge, ntHash(password));
      }
      return response.length > PROOF_BYTES
          && matchesVersion2(answer, response, challenge, ntHash(password));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks an algorithm of NTLM", e);
    }
  }

  private static boolean matchesVersion2(
      NtlmAnswer answer, byte[] response, byte[] challenge, byte[] ntHash)
      throws GeneralSecurityException {
    String identity = answer.user().toUpperCase(Locale.ROOT) + answer.domain();
    byte[] key = hmac(ntHash, identity.getBytes(StandardCharsets.UTF_16LE));
    byte[] rest = Arrays.copyOfRange(response, PROOF_BYTES, response.length);
    return MessageDigest.isEqual(Arrays.copyOf(response, PROOF_BYTES), hmac(key, challenge, rest));
  }

  private static boolean matchesVersion1(
      NtlmAnswer answer, byte[] response, byte[] challenge, byte[] ntHash)
      throws GeneralSecurityException {
    if (MessageDigest.isEqual(response, desLong(ntHash, challenge))) {
      return true;
    }
    // With extended session security the client's nonce stands where the LM response was.
    byte[] lm = HEX.parseHex(answer.lmResponse());
    if (lm.length < NONCE_BYTES) {
      return false;
    }
    // [MS-NLMP] section 3.3.1 says MD5; what it guards is worth nothing here.
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(challenge);
    md5.update(lm, 0, NONCE_BYTES);
    byte[] session = Arrays.copyOf(md5.digest(), NONCE_BYTES);
    return MessageDigest.isEqual(response, desLong(ntHash, session));
  }

  private static byte[] ntHash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_16LE);
    MD4Digest md4 = new MD4Digest();
    md4.update(bytes, 0, bytes.length);
    byte[] hash = new byte[md4.getDigestSize()];
    md4.doFinal(hash, 0);
    return hash;
  }

  private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacMD5");
    mac.init(new SecretKeySpec(key, "HmacMD5"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /** DESL of [MS-NLMP] section 6: the data under three keys cut from one of 16 bytes. */
  @SuppressWarnings("InsecureCryptoUsage") // The protocol's own choice.
  private static byte[] desLong(byte[] key, byte[] data) throws GeneralSecurityException {
    byte[] padded = Arrays.copyOf(key, 3 * DES_KEY_BYTES);
    byte[] out = new byte[VERSION_1_BYTES];
    for (int i = 0; i < 3; i++) {
      Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
      byte[] part = Arrays.copyOfRange(padded, i * DES_KEY_BYTES, (i + 1) * DES_KEY_BYTES);
      des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(spread(part), "DES"));
      System.arraycopy(des.doFinal(data), 0, out, i * NONCE_BYTES, NONCE_BYTES);
    }
    return out;
  }

  /** Seven bits a byte; DES leaves the eighth alone. */
  private static byte[] spread(byte[] seven) {
    long bits = 0;
    for (byte b : seven) {
      bits = bits << Byte.SIZE | (b & 0xFF);
    }
    byte[] key = new byte[NONCE_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) ((bits >> (49 - 7 * i) & 0x7F) << 1);
    }
    return key;
  }
}
