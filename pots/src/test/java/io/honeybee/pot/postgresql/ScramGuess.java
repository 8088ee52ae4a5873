package io.honeybee.pot.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Guesses a password from a SCRAM-SHA-256 exchange, as RFC 5802 section 3 defines it. */
final class ScramGuess {
  private ScramGuess() {}

  static boolean isPassword(String exchange, String password) throws Exception {
    int proofAt = exchange.lastIndexOf(",p=");
    String authMessage = exchange.substring(0, proofAt);
    byte[] proof = Base64.getDecoder().decode(exchange.substring(proofAt + 3));
    byte[] salt = Base64.getDecoder().decode(field(exchange, ",s="));
    int iterations = Integer.parseInt(field(exchange, ",i="));
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
            .getEncoded();
    byte[] clientKey = hmac(salted, "Client Key");
    byte[] signature = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), authMessage);
    for (int i = 0; i < proof.length; i++) {
      if ((proof[i] ^ signature[i]) != clientKey[i]) {
        return false;
      }
    }
    return true;
  }

  private static String field(String exchange, String name) {
    int at = exchange.indexOf(name) + name.length();
    return exchange.substring(at, exchange.indexOf(',', at));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
