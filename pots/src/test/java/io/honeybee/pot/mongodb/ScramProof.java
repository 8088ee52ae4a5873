package io.honeybee.pot.mongodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A client's proof (RFC 5802 section 3), with MongoDB's own use of passwords for SHA-1. */
final class ScramProof {
  private ScramProof() {}

  static byte[] of(String mechanism, String user, String password, byte[] salt, String authMessage)
      throws Exception {
    boolean sha1 = mechanism.equals("SCRAM-SHA-1");
    String mac = sha1 ? "HmacSHA1" : "HmacSHA256";
    String used = password;
    if (sha1) {
      byte[] text = (user + ":mongo:" + password).getBytes(StandardCharsets.UTF_8);
      used = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    }
    PBEKeySpec spec =
        new PBEKeySpec(used.toCharArray(), salt, sha1 ? 10_000 : 15_000, sha1 ? 160 : 256);
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2With" + mac).generateSecret(spec).getEncoded();
    byte[] proof = hmac(mac, salted, "Client Key");
    byte[] stored = MessageDigest.getInstance(sha1 ? "SHA-1" : "SHA-256").digest(proof);
    byte[] signature = hmac(mac, stored, authMessage);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= signature[i];
    }
    return proof;
  }

  private static byte[] hmac(String name, byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(key, name));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
