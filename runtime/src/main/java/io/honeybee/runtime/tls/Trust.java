package io.honeybee.runtime.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;

/**
 * Who may sign the other side's certificate, and what was taken back.
 *
 * @param authorities none means that no certificate is good
 * @param revocations when there are any, each certificate of a chain must be covered by one of its
 *     issuer that is not out of date
 */
record Trust(List<X509Certificate> authorities, List<X509CRL> revocations) {

  static final Trust NOBODY = new Trust(List.of(), List.of());

  /** Reads the files; the system's authorities when there is no CA file. */
  static Trust read(String caKey, Optional<Path> caFile, String crlKey, Optional<Path> crlFile)
      throws TlsFailure {
    List<X509Certificate> authorities;
    try {
      authorities = caFile.isPresent() ? Pem.certificates(caFile.get()) : SystemTrust.read();
    } catch (IOException e) {
      throw new TlsFailure(caKey + ": " + e.getMessage(), e);
    }
    List<X509CRL> revocations = List.of();
    if (crlFile.isPresent()) {
      try {
        revocations = Pem.revocations(crlFile.get());
      } catch (IOException e) {
        throw new TlsFailure(crlKey + ": " + e.getMessage(), e);
      }
    }
    return new Trust(List.copyOf(authorities), List.copyOf(revocations));
  }

  /** What judges chains, as of an instant, the way that Java does. */
  X509ExtendedTrustManager verifier(Instant now) throws GeneralSecurityException {
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            authorities.stream().map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toSet()),
            new X509CertSelector());
    parameters.setDate(Date.from(now));
    parameters.setRevocationEnabled(false);
    if (!revocations.isEmpty()) {
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(revocations)));
      PKIXRevocationChecker checker =
          (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
      // Only the file counts: nothing is fetched from where a peer's certificate points to.
      checker.setOptions(
          EnumSet.of(
              PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
      parameters.addCertPathChecker(checker);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  /** Whether a list of the certificate's issuer names it. */
  boolean revokes(X509Certificate certificate) {
    return revocationsOf(certificate.getIssuerX500Principal())
        .anyMatch(list -> list.isRevoked(certificate));
  }

  /** When the list of an issuer ends, if there is one that does. */
  Optional<Instant> revocationsEnd(X500Principal issuer) {
    return revocationsOf(issuer)
        .map(X509CRL::getNextUpdate)
        .filter(Objects::nonNull)
        .map(Date::toInstant)
        .findFirst();
  }

  private Stream<X509CRL> revocationsOf(X500Principal issuer) {
    return revocations.stream().filter(list -> list.getIssuerX500Principal().equals(issuer));
  }
}
