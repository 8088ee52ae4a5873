package io.honeybee.runtime.tls;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line why a certificate was refused and what to do about it.
 *
 * @param peer whose certificate it is: {@code manager} or {@code client}
 * @param caKey the configuration's key of the CA file
 * @param caFile the file, or nothing when the system's authorities count
 * @param crlKey the configuration's key of the revocation list
 * @param purpose the extended key usage that the certificate needs
 * @param nameKey the configuration's key of the name to verify; empty when no name is verified
 */
record RefusalWords(
    String peer,
    String caKey,
    @Nullable String caFile,
    String crlKey,
    String purpose,
    String nameKey) {
  static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
  static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
  private static final String FOR_ANYTHING = "2.5.29.37.0";

  /** A certificate was refused; the message is fit for an operator. */
  static final class Refused extends CertificateException {
    private static final long serialVersionUID = 1L;

    Refused(String message, Throwable why, Reason reason) {
      // JSSE chooses the alert for the peer by this kind of cause.
      super(message, new CertPathValidatorException(message, why, null, -1, reason));
    }
  }

  /**
   * @param host the name that was verified, if one was
   * @param why what Java's verifier said
   */
  Refused explain(
      X509Certificate[] chain,
      Trust trust,
      Instant now,
      @Nullable String host,
      CertificateException why) {
    for (X509Certificate certificate : chain) {
      if (now.isAfter(certificate.getNotAfter().toInstant())) {
        return expired(certificate, now, why);
      }
      if (now.isBefore(certificate.getNotBefore().toInstant())) {
        return notYetValid(certificate, now, why);
      }
    }
    X509Certificate leaf = chain[0];
    for (X509CRL list : trust.revocations()) {
      if (list.isRevoked(leaf)
          && list.getIssuerX500Principal().equals(leaf.getIssuerX500Principal())) {
        return new Refused(
            the(leaf)
                + " was revoked (serial "
                + leaf.getSerialNumber().toString(16)
                + " stands in "
                + crlKey
                + "); issue it a new one",
            why,
            BasicReason.REVOKED);
      }
    }
    if (reasonOf(why) == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
      return new Refused(
          the(leaf)
              + " cannot be checked against "
              + crlKey
              + ": it holds no present list of "
              + leaf.getIssuerX500Principal().getName()
              + outOfDate(trust, leaf)
              + "; put the CA's newest list there",
          why,
          BasicReason.UNDETERMINED_REVOCATION_STATUS);
    }
    if (!isFor(leaf)) {
      return new Refused(
          the(leaf)
              + " is not made for "
              + (purpose.equals(FOR_SERVERS) ? "servers" : "clients")
              + " (its extended key usage says so); issue one that is",
          why,
          BasicReason.UNSPECIFIED);
    }
    if (host != null && isTrusted(chain, trust, now)) {
      return otherHost(leaf, host, why);
    }
    return untrusted(leaf, trust, why);
  }

  private String the(X509Certificate certificate) {
    return "the " + peer + "'s certificate (" + certificate.getSubjectX500Principal() + ")";
  }

  private Refused expired(X509Certificate certificate, Instant now, CertificateException why) {
    return new Refused(
        the(certificate)
            + " expired on "
            + certificate.getNotAfter().toInstant()
            + ", and here it is "
            + now
            + "; renew it ('honeybee certs renew'), or set this machine's clock if that is wrong",
        why,
        BasicReason.EXPIRED);
  }

  private Refused notYetValid(X509Certificate certificate, Instant now, CertificateException why) {
    return new Refused(
        the(certificate)
            + " is valid only from "
            + certificate.getNotBefore().toInstant()
            + ", and here it is "
            + now
            + "; set the clock of this machine, or of the one that issued the certificate",
        why,
        BasicReason.NOT_YET_VALID);
  }

  private Refused otherHost(X509Certificate leaf, String host, CertificateException why) {
    List<String> names = CertificateNames.hosts(leaf);
    return new Refused(
        the(leaf)
            + " is for "
            + (names.isEmpty() ? "no host name or address at all" : String.join(", ", names))
            + ", not for "
            + host
            + "; set "
            + nameKey
            + " to a name that it has, or issue one for "
            + host,
        why,
        BasicReason.UNSPECIFIED);
  }

  private Refused untrusted(X509Certificate leaf, Trust trust, CertificateException why) {
    String where =
        caFile == null ? "a CA that this system trusts" : "a CA of " + caKey + " (" + caFile + ")";
    if (isSelfSigned(leaf)) {
      return new Refused(
          the(leaf)
              + " is self-signed, and not known here as "
              + where
              + "; put that certificate into "
              + caKey
              + ", or better have a CA issue one ('honeybee certs issue')",
          why,
          BasicReason.UNSPECIFIED);
    }
    boolean sameName =
        trust.authorities().stream()
            .anyMatch(ca -> ca.getSubjectX500Principal().equals(leaf.getIssuerX500Principal()));
    return new Refused(
        the(leaf)
            + " is not signed by "
            + where
            + " but by "
            + leaf.getIssuerX500Principal()
            + (sameName ? ", which has the same name there but another key" : "")
            + (caFile == null
                ? "; set " + caKey + " to the file of the CA that signed it"
                : "; put the CA that signed it there"),
        why,
        BasicReason.UNSPECIFIED);
  }

  private static @Nullable Reason reasonOf(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException failure
          && failure.getReason() != BasicReason.UNSPECIFIED) {
        return failure.getReason();
      }
    }
    return null;
  }

  private static String outOfDate(Trust trust, X509Certificate leaf) {
    return trust.revocations().stream()
        .filter(list -> list.getIssuerX500Principal().equals(leaf.getIssuerX500Principal()))
        .filter(list -> list.getNextUpdate() != null)
        .map(list -> " (the one there ended on " + list.getNextUpdate().toInstant() + ")")
        .findFirst()
        .orElse("");
  }

  private boolean isFor(X509Certificate leaf) {
    try {
      List<String> purposes = leaf.getExtendedKeyUsage();
      return purposes == null || purposes.contains(purpose) || purposes.contains(FOR_ANYTHING);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private boolean isTrusted(X509Certificate[] chain, Trust trust, Instant now) {
    try {
      // Without a connection there is no host name to verify.
      trust.verifier(now).checkServerTrusted(chain, "UNKNOWN");
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
