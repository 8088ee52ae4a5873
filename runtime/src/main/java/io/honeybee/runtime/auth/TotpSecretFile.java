package io.honeybee.runtime.auth;

import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.files.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A node's secret on its disk: one line of base32 in {@code .honeybee_totp_secret}, mode 0600, in a
 * directory of mode 0700.
 *
 * <p>Thread rule: any thread; a reader sees the old secret or the new one, never a part.
 */
public final class TotpSecretFile {
  private static final String NAME = ".honeybee_totp_secret";
  private static final int MAX_BYTES = 1024;

  private final Path directory;

  /**
   * @param directory the configuration's {@code auth.totp_secret_dir}; made when first written
   */
  public TotpSecretFile(Path directory) {
    this.directory = directory;
  }

  /** Where the secret is. */
  public Path path() {
    return directory.resolve(NAME);
  }

  /**
   * The secret, or nothing when there is none yet.
   *
   * @throws IOException when others may read or replace it, or it is no secret; the message is one
   *     sentence that says how to mend it
   */
  public Optional<TotpSecret> read() throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    // Also without a secret in it: a node finds out before the manager has sent it one.
    PrivateFile.check(directory, "the directory of the TOTP secret");
    Path file = path();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    PrivateFile.check(file, "the TOTP secret");
    if (Files.size(file) > MAX_BYTES) {
      throw notASecret(file);
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return Optional.of(TotpSecret.parse(text).orElseThrow(() -> notASecret(file)));
  }

  /** Replaces the secret durably. */
  public void write(TotpSecret secret) throws IOException {
    DurableFile.makePrivateDirectory(directory);
    PrivateFile.restrict(directory);
    PrivateFile.check(directory, "the directory of the TOTP secret");
    DurableFile.writeSecret(path(), secret.base32() + "\n");
    PrivateFile.restrict(path());
  }

  private static IOException notASecret(Path file) {
    return new IOException(
        file
            + " holds no TOTP secret (one line, 32 characters of base32); put the one there that"
            + " 'honeybee manager enrol' printed, or delete the file and enrol this node again");
  }
}
