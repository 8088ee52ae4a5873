package io.honeybee.runtime.tls;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who one side is.
 *
 * @param chain its certificate first, then intermediates
 * @param key belongs to the first certificate
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {
  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

  /** Reads and checks the two files. */
  static Identity read(String section, Path certFile, Path keyFile) throws TlsFailure {
    List<X509Certificate> chain;
    try {
      chain = Pem.certificates(certFile);
    } catch (IOException e) {
      throw new TlsFailure(section + ".cert_file: " + e.getMessage(), e);
    }
    PrivateKey key;
    try {
      checkMode(section, keyFile);
      key = Pem.privateKey(keyFile);
    } catch (IOException e) {
      throw new TlsFailure(section + ".key_file: " + e.getMessage(), e);
    }
    checkPair(section, certFile, chain.getFirst(), keyFile, key);
    return new Identity(List.copyOf(chain), key);
  }

  private static void checkPair(
      String section, Path certFile, X509Certificate certificate, Path keyFile, PrivateKey key)
      throws TlsFailure {
    try {
      if (!KeyMatch.test(certificate.getPublicKey(), key)) {
        throw new TlsFailure(
            section
                + ".key_file: "
                + keyFile
                + " is not the key of the certificate in "
                + section
                + ".cert_file ("
                + certFile
                + ": "
                + certificate.getSubjectX500Principal().getName()
                + "); name the two files that were made together, the server's own certificate"
                + " first in the file");
      }
    } catch (GeneralSecurityException e) {
      throw new TlsFailure(section + ".key_file: " + keyFile + ": " + e.getMessage(), e);
    }
  }

  /**
   * A key that everybody can read is no secret. The group is let through with a warning, since
   * Kubernetes (fsGroup) and Debian (ssl-cert) hand keys to services in that way.
   */
  private static void checkMode(String section, Path keyFile) throws IOException {
    if (!Files.exists(keyFile) || !DurableFile.hasModes(keyFile)) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(keyFile);
    if (mode.contains(PosixFilePermission.OTHERS_READ)
        || mode.contains(PosixFilePermission.OTHERS_WRITE)
        || mode.contains(PosixFilePermission.GROUP_WRITE)) {
      throw new IOException(
          keyFile + " is open to other users of this machine; run: chmod 600 " + keyFile);
    }
    if (mode.contains(PosixFilePermission.GROUP_READ)) {
      LOG.warn(
          "{}.key_file: {} can be read by its whole group; if that is not meant, run: chmod 600 {}",
          section,
          keyFile,
          keyFile);
    }
  }
}
