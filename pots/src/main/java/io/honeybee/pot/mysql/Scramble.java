package io.honeybee.pot.mysql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What clients compute of a password and the server's challenge. Stateless. */
final class Scramble {
  private Scramble() {}

  /** {@code mysql_native_password}: SHA1(p) XOR SHA1(challenge + SHA1(SHA1(p))). */
  static byte[] nativePassword(byte[] password, byte[] challenge) {
    byte[] once = digest("SHA-1", password);
    return xor(once, digest("SHA-1", challenge, digest("SHA-1", once)));
  }

  /** {@code caching_sha2_password}: SHA256(p) XOR SHA256(SHA256(SHA256(p)) + challenge). */
  static byte[] sha2(byte[] password, byte[] challenge) {
    byte[] once = digest("SHA-256", password);
    return xor(once, digest("SHA-256", digest("SHA-256", once), challenge));
  }

  /** As hashcat (mode 11200) and john read it. */
  static String nativeHash(byte[] challenge, byte[] answer) {
    return "$mysqlna$" + hex(challenge) + "*" + hex(answer);
  }

  /** In the same form with another name; no cracker has a mode of its own for it. */
  static String sha2Hash(byte[] challenge, byte[] answer) {
    return "$mysqlsha2$" + hex(challenge) + "*" + hex(answer);
  }

  /** The bytes with a key, repeated, upon them. */
  static byte[] xor(byte[] bytes, byte[] key) {
    byte[] mixed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      mixed[i] = (byte) (bytes[i] ^ key[i % key.length]);
    }
    return mixed;
  }

  static byte[] bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
