package io.honeybee.pot.mongodb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's side of SCRAM (RFC 5802, RFC 7677), with MongoDB's own use of passwords.
 *
 * @param hash such as {@code SHA-1}
 * @param iterations MongoDB's default of the mechanism
 * @param keyBits length of the hash
 * @param saltBytes MongoDB's length of a salt
 */
record Scram(String hash, int iterations, int keyBits, int saltBytes) {
  static final Scram SHA_1 = new Scram("SHA-1", 10_000, 160, 16);
  static final Scram SHA_256 = new Scram("SHA-256", 15_000, 256, 28);

  /** The name of the key that PBKDF2 and HMAC go by. */
  private String mac() {
    return "Hmac" + hash.replace("-", "");
  }

  /**
   * The server's signature, in Base64, when the proof is of the password; empty when it is not.
   *
   * @param authMessage of RFC 5802 section 3
   */
  String signature(String user, String password, byte[] salt, String authMessage, byte[] proof) {
    try {
      byte[] salted = salted(user, password, salt);
      byte[] clientKey = hmac(salted, "Client Key");
      byte[] stored = MessageDigest.getInstance(hash).digest(clientKey);
      byte[] expected = hmac(stored, authMessage);
      for (int i = 0; i < expected.length; i++) {
        expected[i] ^= clientKey[i];
      }
      return Arrays.equals(expected, proof)
          ? Base64.getEncoder().encodeToString(hmac(hmac(salted, "Server Key"), authMessage))
          : "";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + mac(), e);
    }
  }

  private byte[] salted(String user, String password, byte[] salt) throws GeneralSecurityException {
    String used = password;
    if (keyBits == 160) {
      byte[] text = (user + ":mongo:" + password).getBytes(StandardCharsets.UTF_8);
      used = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    }
    return SecretKeyFactory.getInstance("PBKDF2With" + mac())
        .generateSecret(new PBEKeySpec(used.toCharArray(), salt, iterations, keyBits))
        .getEncoded();
  }

  private byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(mac());
    mac.init(new SecretKeySpec(key, mac()));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
