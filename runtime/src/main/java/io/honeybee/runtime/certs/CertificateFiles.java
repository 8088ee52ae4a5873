package io.honeybee.runtime.certs;

import java.nio.file.Path;

/**
 * Where a certificate and its key are.
 *
 * @param certificate PEM, readable by anyone
 * @param key PEM, PKCS#8, mode 0600
 */
public record CertificateFiles(Path certificate, Path key) {

  /** {@code name.crt} and {@code name.key} in a directory. */
  public static CertificateFiles in(Path directory, String name) {
    return new CertificateFiles(directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
  }
}
