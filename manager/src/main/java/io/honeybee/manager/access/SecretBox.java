package io.honeybee.manager.access;

import io.honeybee.runtime.auth.TotpSecret;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides secrets (AES-256-GCM) under a key that lies in a file of its own, so that the database or a
 * copy of it gives none away. What is hidden is bound to a name: moved to another row it does not
 * open.
 *
 * <p>Thread rule: safe for use by any thread, as its source of randomness is.
 */
final class SecretBox {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path keyFile;
  private final SecretKeySpec key;
  private final RandomGenerator random;

  private SecretBox(Path keyFile, byte[] key, RandomGenerator random) {
    this.keyFile = keyFile;
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * Reads the key, or makes one (0600) when there is none.
   *
   * @param mayMake false when something is hidden already, which a new key would not open
   */
  static SecretBox open(Path keyFile, boolean mayMake, RandomGenerator random) throws IOException {
    if (!Files.exists(keyFile)) {
      if (!mayMake) {
        throw new IOException(
            keyFile
                + " is missing, the key of the nodes' secrets in the database; put it back from a"
                + " backup, or revoke all nodes and enrol them anew");
      }
      byte[] made = new byte[KEY_BYTES];
      random.nextBytes(made);
      DurableFile.writeSecret(keyFile, HexFormat.of().formatHex(made) + "\n");
    }
    return new SecretBox(keyFile, read(keyFile), random);
  }

  private static byte[] read(Path keyFile) throws IOException {
    String text = Files.readString(keyFile, StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
      throw new IOException(keyFile + " is no key of this program; put it back from a backup");
    }
    return HexFormat.of().parseHex(text);
  }

  byte[] hide(String name, TotpSecret secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, name);
      byte[] hidden = cipher.doFinal(secret.base32().getBytes(StandardCharsets.US_ASCII));
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
      System.arraycopy(hidden, 0, both, NONCE_BYTES, hidden.length);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work on this JDK", e);
    }
  }

  /** Empty when it was hidden under another key, for another name, or changed since. */
  Optional<TotpSecret> reveal(String name, byte[] both) {
    if (both.length <= NONCE_BYTES) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(both, NONCE_BYTES), name);
      byte[] shown = cipher.doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
      return TotpSecret.parse(new String(shown, StandardCharsets.US_ASCII));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM does not work on this JDK", e);
    }
  }

  Path keyFile() {
    return keyFile;
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
