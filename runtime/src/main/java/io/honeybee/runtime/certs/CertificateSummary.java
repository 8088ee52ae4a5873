package io.honeybee.runtime.certs;

import io.honeybee.runtime.tls.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * What an operator wants to know of a certificate.
 *
 * @param subject distinguished name
 * @param issuer distinguished name
 * @param hosts alternative names: host names and addresses
 * @param serial hexadecimal
 * @param sha256 fingerprint, pairs of upper-case digits with colons, as openssl prints it
 */
public record CertificateSummary(
    String subject,
    String issuer,
    List<String> hosts,
    Instant notBefore,
    Instant notAfter,
    String serial,
    boolean authority,
    String sha256) {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  /** Of each certificate in a PEM file, in its order. */
  public static List<CertificateSummary> read(Path file) throws IOException {
    return Pem.certificates(file).stream().map(CertificateSummary::of).toList();
  }

  /** Of one certificate. */
  public static CertificateSummary of(X509Certificate certificate) {
    return new CertificateSummary(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        hosts(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        certificate.getSerialNumber().toString(16),
        certificate.getBasicConstraints() >= 0,
        fingerprint(certificate));
  }

  private static List<String> hosts(X509Certificate certificate) {
    List<String> hosts = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        names.forEach(name -> hosts.add(String.valueOf(name.get(1))));
      }
    } catch (CertificateParsingException e) {
      hosts.add("(unreadable)");
    }
    return List.copyOf(hosts);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return COLONS.formatHex(
          MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has no fingerprint", e);
    }
  }
}
