package io.honeybee.runtime.certs;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A certificate that vouches for itself, as systems make one for themselves when installed. */
public final class SelfSignedCertificate {
  /** As Debian's {@code ssl-cert} makes them: RSA of 2048 bits, for ten years. */
  private static final int RSA_BITS = 2048;

  private static final Duration LIFETIME = Duration.ofDays(3650);

  private SelfSignedCertificate() {}

  /**
   * Makes a key (mode 0600) and a certificate for it, and writes both.
   *
   * @param host the DNS name it is for
   * @param notBefore when its ten years begin
   */
  public static X509Certificate create(
      CertificateFiles files, String host, Instant notBefore, SecureRandom random)
      throws IOException {
    KeyPair keys = newKeyPair(random);
    X509Certificate certificate =
        new CertificateIssuer(random).selfSigned(host, keys, notBefore, notBefore.plus(LIFETIME));
    DurableFile.writeSecret(files.key(), PemText.of(keys.getPrivate()));
    DurableFile.write(files.certificate(), PemText.of(certificate));
    return certificate;
  }

  private static KeyPair newKeyPair(SecureRandom random) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java runtime makes no RSA keys: " + e.getMessage(), e);
    }
  }
}
