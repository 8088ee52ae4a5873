package io.honeybee.runtime.certs;

import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.tls.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Signs the certificates of a fleet. It lives in a directory: {@code ca.crt}, which managers and
 * nodes need, and {@code ca.key} (mode 0600), which nobody but this needs.
 *
 * <p>Thread rule: one thread at a time.
 */
public final class CertificateAuthority {
  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3652);

  /** The longest that browsers accept is 398 days. */
  private static final Duration LEAF_LIFETIME = Duration.ofDays(397);

  /** Room for clocks that are behind. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private static final String NAME = "ca";

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final CertificateIssuer issuer;
  private final InstantSource clock;

  private CertificateAuthority(
      X509Certificate certificate, PrivateKey key, CertificateIssuer issuer, InstantSource clock) {
    this.certificate = certificate;
    this.key = key;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Where an authority keeps its certificate and key. */
  public static CertificateFiles files(Path directory) {
    return CertificateFiles.in(directory, NAME);
  }

  /** Whether a directory holds an authority. */
  public static boolean exists(Path directory) {
    return Files.exists(files(directory).certificate());
  }

  /**
   * Makes a new authority, valid for ten years.
   *
   * @param name the common name, such as {@code HoneyBee CA}
   * @throws IOException when there is one already, or the directory cannot be written
   */
  public static CertificateAuthority create(
      Path directory, String name, InstantSource clock, SecureRandom random) throws IOException {
    CertificateFiles files = files(directory);
    if (Files.exists(files.certificate()) || Files.exists(files.key())) {
      throw new IOException(
          directory
              + " already holds a certificate authority, and what it signed would be worth nothing"
              + " with a new one; use it, or choose another directory");
    }
    CertificateIssuer issuer = new CertificateIssuer(random);
    KeyPair keys = issuer.newKeyPair();
    Instant notBefore = clock.instant().minus(BACKDATED);
    X509Certificate certificate =
        issuer.authority(name, keys, notBefore, notBefore.plus(AUTHORITY_LIFETIME));
    DurableFile.writeSecret(files.key(), PemText.of(keys.getPrivate()));
    DurableFile.write(files.certificate(), PemText.of(certificate));
    return new CertificateAuthority(certificate, keys.getPrivate(), issuer, clock);
  }

  /** Opens the authority that {@link #create} made. */
  public static CertificateAuthority open(Path directory, InstantSource clock, SecureRandom random)
      throws IOException {
    CertificateFiles files = files(directory);
    if (!Files.exists(files.certificate())) {
      throw new IOException(
          directory + " holds no certificate authority; 'honeybee certs init' makes one");
    }
    return new CertificateAuthority(
        Pem.certificates(files.certificate()).getFirst(),
        Pem.privateKey(files.key()),
        new CertificateIssuer(random),
        clock);
  }

  /** Its own certificate: what the other side puts into its {@code ca_file}. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * Makes a key and a certificate for it, valid for 397 days but never longer than this authority,
   * and writes both, over what was there.
   */
  public X509Certificate issue(CertificateRequest request, CertificateFiles files)
      throws IOException {
    KeyPair keys = issuer.newKeyPair();
    X509Certificate issued = sign(request, keys.getPublic());
    DurableFile.writeSecret(files.key(), PemText.of(keys.getPrivate()));
    DurableFile.write(files.certificate(), PemText.of(issued));
    return issued;
  }

  /**
   * Replaces a certificate by one that says the same and ends later. The key stays, so that a
   * running program never finds a certificate and a key that do not belong together.
   *
   * @throws IOException when this authority did not sign it
   */
  public X509Certificate renew(Path file) throws IOException {
    X509Certificate old = Pem.certificates(file).getFirst();
    if (!signed(old)) {
      throw new IOException(
          file
              + " was signed by "
              + old.getIssuerX500Principal()
              + ", which is not this authority; renew it there, or issue a new one here");
    }
    X509Certificate renewed = sign(RenewalRequest.of(old), old.getPublicKey());
    DurableFile.write(file, PemText.of(renewed));
    return renewed;
  }

  /**
   * Adds a certificate to a revocation list, making the list when there is none. What goes into the
   * {@code crl_file} of the other side.
   *
   * @throws IOException when this authority did not sign the certificate
   */
  public void revoke(X509Certificate revoked, Path listFile) throws IOException {
    if (!signed(revoked)) {
      throw new IOException(
          "the certificate was signed by "
              + revoked.getIssuerX500Principal()
              + ", which is not this authority; it can be revoked only there");
    }
    byte[] list =
        new RevocationList(certificate, key, issuer.random())
            .with(revoked, listFile, clock.instant());
    DurableFile.write(listFile, PemText.block("X509 CRL", list));
  }

  /**
   * As {@link #revoke(X509Certificate, Path)}, from a PEM file.
   *
   * @return the revoked certificate
   */
  public X509Certificate revoke(Path file, Path listFile) throws IOException {
    X509Certificate revoked = Pem.certificates(file).getFirst();
    revoke(revoked, listFile);
    return revoked;
  }

  /** By its key: another authority may have the same name. */
  private boolean signed(X509Certificate issued) {
    try {
      issued.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private X509Certificate sign(CertificateRequest request, PublicKey subjectKey)
      throws IOException {
    Instant now = clock.instant();
    Instant authorityEnds = certificate.getNotAfter().toInstant();
    if (now.isAfter(authorityEnds)) {
      throw new IOException(
          "this certificate authority expired on "
              + authorityEnds
              + "; make a new one with 'honeybee certs init' and issue every certificate again");
    }
    Instant ends = now.plus(LEAF_LIFETIME);
    return issuer.leaf(
        request,
        subjectKey,
        certificate,
        key,
        now.minus(BACKDATED),
        ends.isAfter(authorityEnds) ? authorityEnds : ends);
  }
}
