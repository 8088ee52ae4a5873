package io.honeybee.runtime.tls;

import io.honeybee.runtime.text.Printable;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one line why a client's handshake failed and what to do about it. */
final class ClientWords {
  private final String section;
  private final TlsClientSettings settings;
  private final Supplier<@Nullable Identity> identity;
  private final InstantSource clock;

  ClientWords(
      String section,
      TlsClientSettings settings,
      Supplier<@Nullable Identity> identity,
      InstantSource clock) {
    this.section = section;
    this.settings = settings;
    this.identity = identity;
    this.clock = clock;
  }

  TlsFailure handshakeFailed(IOException failure) {
    return Failures.inWords(failure, this::alert, this::withoutAlert);
  }

  IOException connectionFailed(IOException failure) {
    if (failure instanceof TlsFailure || !(failure instanceof SSLException)) {
      return failure;
    }
    return Failures.alert(failure)
        .<IOException>map(alert -> new TlsFailure(alert(alert), failure))
        .orElse(failure);
  }

  private String alert(String alert) {
    return switch (alert) {
      case "protocol_version", "insufficient_security" -> oldPeer();
      case "certificate_required" ->
          "the manager wants a certificate of this node; set "
              + section
              + ".cert_file and "
              + section
              + ".key_file to those that its CA issued ('honeybee certs issue')";
      case "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied" ->
          ownCertificateRefused(alert);
      case "unrecognized_name" ->
          "the manager does not go by the name that was asked for; set "
              + section
              + ".server_name to the name in its certificate";
      case "handshake_failure" ->
          "the manager and this node have no way of encryption in common (handshake_failure); the"
              + " manager's certificate may be of a kind that TLS 1.3 does not know";
      default -> "the manager ended the TLS connection with the alert " + alert;
    };
  }

  private String ownCertificateRefused(String alert) {
    Identity own = identity.get();
    if (own == null || settings.certFile().isEmpty()) {
      return "the manager refused this node for want of a certificate ("
          + alert
          + "); set "
          + section
          + ".cert_file and "
          + section
          + ".key_file";
    }
    X509Certificate certificate = own.chain().getFirst();
    Instant end = certificate.getNotAfter().toInstant();
    String why =
        clock.instant().isAfter(end)
            ? "it expired on " + end + "; renew it ('honeybee certs renew')"
            : "its log says why; a CA of its client_ca_file must have signed the certificate, and"
                + " this one is signed by "
                + Printable.escape(certificate.getIssuerX500Principal().toString());
    return "the manager refused this node's certificate, %s.cert_file (%s), with %s: %s"
        .formatted(section, settings.certFile().get(), alert, why);
  }

  /**
   * @param limit how long the handshake had
   */
  TlsFailure tooSlow(Duration limit, IOException failure) {
    return new TlsFailure(
        "the manager did not finish the TLS handshake within "
            + limit.toMillis()
            + " ms (server.connection_timeout); check that it has TLS on at this port (for one without,"
            + " set "
            + section
            + ".enabled: false), and the network between",
        failure);
  }

  private String withoutAlert(IOException failure) {
    if (Failures.isAbout(failure, "Unsupported or unrecognized SSL message")) {
      return "what answers on this port does not speak TLS; if that is a manager without TLS, set "
          + section
          + ".enabled: false, else mend the port in server.address";
    }
    if (Failures.isAbout(failure, "is not accepted by client preferences")) {
      return oldPeer();
    }
    if (Failures.isEndOfStream(failure) || Failures.isReset(failure)) {
      return "the manager ended the connection in the middle of the TLS handshake; its log may say"
          + " why. If it serves without TLS, set "
          + section
          + ".enabled: false; if this is not its port, mend server.address";
    }
    return "the TLS handshake with the manager failed: "
        + Printable.escape(String.valueOf(failure.getMessage()));
  }

  private static String oldPeer() {
    return "the manager does not offer TLS 1.3, and nothing older is spoken here; update it, or"
        + " what terminates TLS in front of it";
  }
}
