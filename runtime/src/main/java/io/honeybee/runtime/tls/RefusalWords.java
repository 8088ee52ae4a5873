package io.honeybee.runtime.tls;

import io.honeybee.runtime.text.Printable;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line why a certificate was refused and what to do about it. It decides nothing:
 * Java's verifier has refused before.
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
  private static final int MAX_NAME_CHARS = 200;

  /** A certificate was refused; the message is fit for an operator. */
  static final class Refused extends CertificateException {
    private static final long serialVersionUID = 1L;

    Refused(String message, Throwable why, Reason reason) {
      // JSSE chooses the alert for the peer by this kind of cause.
      super(message, new CertPathValidatorException(message, why, null, -1, reason));
    }
  }

  /**
   * @param chain as the peer showed it
   * @param host the name that was verified, if one was
   * @param why what Java's verifier said
   */
  Refused explain(
      X509Certificate[] chain,
      Trust trust,
      Instant now,
      @Nullable String host,
      CertificateException why) {
    X509Certificate leaf = chain[0];
    return outsideItsDates(chain, now, why)
        .or(() -> revoked(chain, trust, why))
        .or(() -> forAnotherPurpose(leaf, why))
        .orElseGet(
            () ->
                host != null && isTrusted(chain, trust, now)
                    ? otherHost(leaf, host, why)
                    : untrusted(leaf, trust, why));
  }

  private Optional<Refused> outsideItsDates(
      X509Certificate[] chain, Instant now, CertificateException why) {
    for (X509Certificate certificate : chain) {
      Instant begins = certificate.getNotBefore().toInstant();
      Instant ends = certificate.getNotAfter().toInstant();
      if (now.isAfter(ends)) {
        return refused(
            certificate,
            " expired on "
                + ends
                + ", and here it is "
                + now
                + "; renew it ('honeybee certs renew'), or set this machine's clock if that is"
                + " wrong",
            why,
            BasicReason.EXPIRED);
      }
      if (now.isBefore(begins)) {
        return refused(
            certificate,
            " is valid only from "
                + begins
                + ", and here it is "
                + now
                + "; set the clock of this machine, or of the one that issued it",
            why,
            BasicReason.NOT_YET_VALID);
      }
    }
    return Optional.empty();
  }

  private Optional<Refused> revoked(
      X509Certificate[] chain, Trust trust, CertificateException why) {
    for (X509Certificate certificate : chain) {
      if (trust.revokes(certificate)) {
        return refused(
            certificate,
            " was revoked: its serial number "
                + certificate.getSerialNumber().toString(16)
                + " stands in "
                + crlKey
                + "; issue a new one",
            why,
            BasicReason.REVOKED);
      }
    }
    if (reasonOf(why) != BasicReason.UNDETERMINED_REVOCATION_STATUS) {
      return Optional.empty();
    }
    X500Principal issuer = chain[0].getIssuerX500Principal();
    String lack =
        trust
            .revocationsEnd(issuer)
            .map(end -> "the list of " + name(issuer) + " there ended on " + end)
            .orElseGet(() -> "it has no list of " + name(issuer));
    return refused(
        chain[0],
        " cannot be checked against " + crlKey + ": " + lack + "; put the CA's newest list there",
        why,
        BasicReason.UNDETERMINED_REVOCATION_STATUS);
  }

  private Optional<Refused> forAnotherPurpose(X509Certificate leaf, CertificateException why) {
    if (reasonOf(why) == BasicReason.ALGORITHM_CONSTRAINED) {
      return refused(
          leaf,
          " has a key or signature that is too weak ("
              + Printable.escape(String.valueOf(why.getMessage()), MAX_NAME_CHARS)
              + "); issue one with ECDSA P-256, or RSA of 2048 bits or more",
          why,
          BasicReason.ALGORITHM_CONSTRAINED);
    }
    if (isFor(leaf)) {
      return Optional.empty();
    }
    String users = purpose.equals(FOR_SERVERS) ? "servers" : "clients";
    return refused(
        leaf,
        " is not made for " + users + ", says its extended key usage; issue one that is",
        why,
        BasicReason.UNSPECIFIED);
  }

  private Refused otherHost(X509Certificate leaf, String host, CertificateException why) {
    List<String> names = CertificateNames.hosts(leaf);
    String held =
        names.isEmpty()
            ? "no host name or address"
            : Printable.escape(String.join(", ", names), MAX_NAME_CHARS);
    return new Refused(
        the(leaf)
            + " is for "
            + held
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
    String here = caFile == null ? "this system" : caKey + " (" + caFile + ")";
    if (isSelfSigned(leaf)) {
      return new Refused(
          the(leaf)
              + " is self-signed and not among the CAs of "
              + here
              + "; put that very certificate into "
              + caKey
              + ", or better have a CA issue one ('honeybee certs issue')",
          why,
          BasicReason.UNSPECIFIED);
    }
    X500Principal issuer = leaf.getIssuerX500Principal();
    boolean sameName =
        trust.authorities().stream().anyMatch(ca -> ca.getSubjectX500Principal().equals(issuer));
    return new Refused(
        the(leaf)
            + " is not signed by a CA of "
            + here
            + " but by "
            + name(issuer)
            + (sameName ? ", another CA of the same name" : "")
            + (caFile == null
                ? "; put that CA into a file and name it in " + caKey
                : "; put the CA that signed it there"),
        why,
        BasicReason.UNSPECIFIED);
  }

  private Optional<Refused> refused(
      X509Certificate certificate, String text, CertificateException why, Reason reason) {
    return Optional.of(new Refused(the(certificate) + text, why, reason));
  }

  private String the(X509Certificate certificate) {
    return "the " + peer + "'s certificate (" + name(certificate.getSubjectX500Principal()) + ")";
  }

  /** What a stranger wrote into a certificate, fit for a log. */
  private static String name(X500Principal principal) {
    String text = principal.toString();
    return text.isEmpty() ? "without a name" : Printable.escape(text, MAX_NAME_CHARS);
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

  private boolean isFor(X509Certificate leaf) {
    try {
      List<String> purposes = leaf.getExtendedKeyUsage();
      return purposes == null || purposes.contains(purpose) || purposes.contains(FOR_ANYTHING);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static boolean isTrusted(X509Certificate[] chain, Trust trust, Instant now) {
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
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
