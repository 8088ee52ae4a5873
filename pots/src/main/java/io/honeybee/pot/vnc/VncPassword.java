package io.honeybee.pot.vnc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * VNC authentication (RFC 6143 section 7.2.2): the challenge encrypted with DES, the password being
 * the key with the bits of each byte turned round.
 */
final class VncPassword {
  private static final int KEY_BYTES = 8;

  /** The passwords that are tried most; a response that one of them makes gives it away. */
  private static final List<String> COMMON =
      List.of(
          "password",
          "12345678",
          "123456",
          "1234",
          "12345",
          "1234567",
          "vnc",
          "vnc123",
          "admin",
          "root",
          "toor",
          "secret",
          "qwerty",
          "111111",
          "123123",
          "000000",
          "letmein",
          "welcome",
          "test",
          "test123",
          "pass",
          "pass123",
          "admin123",
          "changeme",
          "abc123",
          "P@ssw0rd",
          "passw0rd",
          "Passw0rd",
          "raspberr",
          "ubuntu",
          "debian",
          "server",
          "guest",
          "user",
          "administ",
          "qwer1234",
          "1qaz2wsx",
          "q1w2e3r4",
          "asdf1234",
          "11111111",
          "00000000",
          "87654321",
          "iloveyou",
          "monkey",
          "dragon",
          "master",
          "login",
          "access",
          "support",
          "desktop",
          "remote",
          "tightvnc",
          "realvnc",
          "ultravnc",
          "vncpass",
          "vncvnc",
          "vnc1234",
          "system",
          "manager",
          "default",
          "a",
          "1",
          "");

  private VncPassword() {}

  /** What a client with this password answers. */
  static byte[] response(String password, byte[] challenge) {
    byte[] key = Arrays.copyOf(password.getBytes(StandardCharsets.ISO_8859_1), KEY_BYTES);
    for (int i = 0; i < KEY_BYTES; i++) {
      key[i] = (byte) (Integer.reverse(key[i] & 0xFF) >>> (Integer.SIZE - Byte.SIZE));
    }
    try {
      // DES in single blocks is what the protocol says; nothing of ours is kept secret by it.
      Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
      des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
      return des.doFinal(challenge);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no DES", e);
    }
  }

  /** The password, when it is one of these or a common one. */
  static Optional<String> guess(byte[] challenge, byte[] response, List<String> configured) {
    for (List<String> candidates : List.of(configured, COMMON)) {
      for (String candidate : candidates) {
        if (Arrays.equals(response(candidate, challenge), response)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}
