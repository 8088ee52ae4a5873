package io.honeybee.runtime.tls;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in one line why a client's handshake failed and what to do about it. */
final class ClientWords {
  private final String section;
  private final TlsClientSettings settings;

  ClientWords(String section, TlsClientSettings settings) {
    this.section = section;
    this.settings = settings;
  }

  TlsFailure handshakeFailed(IOException failure) {
    Optional<RefusalWords.Refused> refusal = Failures.refusal(failure);
    if (refusal.isPresent()) {
      return new TlsFailure(String.valueOf(refusal.get().getMessage()), failure);
    }
    return new TlsFailure(
        Failures.alert(failure).map(this::alert).orElseGet(() -> withoutAlert(failure)), failure);
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
    return settings
        .certFile()
        .map(
            file ->
                "the manager refused this node's certificate, "
                    + section
                    + ".cert_file ("
                    + file
                    + "): "
                    + alert
                    + "; the manager's log says why, and it must be signed by a CA of the manager's"
                    + " client_ca_file")
        .orElseGet(
            () ->
                "the manager refused this node without a certificate ("
                    + alert
                    + "); set "
                    + section
                    + ".cert_file and "
                    + section
                    + ".key_file");
  }

  private String withoutAlert(IOException failure) {
    if (Failures.isAbout(failure, "Unsupported or unrecognized SSL message")) {
      return "what answered on this port does not speak TLS; check the port, or set "
          + section
          + ".enabled: false if the manager is meant to serve without TLS";
    }
    if (Failures.isAbout(failure, "is not accepted by client preferences")) {
      return oldPeer();
    }
    if (Failures.isTimeout(failure)) {
      return "the manager did not answer the TLS handshake in time; check that it has TLS on at"
          + " this port ("
          + section
          + ".enabled: false is for one without), and the network between";
    }
    if (Failures.isEndOfStream(failure) || Failures.isReset(failure)) {
      return "the connection ended in the middle of the TLS handshake; the manager's log may say"
          + " why, or the port is not a TLS port ("
          + section
          + ".enabled: false is for a manager without TLS)";
    }
    return "the TLS handshake with the manager failed: " + failure.getMessage();
  }

  private static String oldPeer() {
    return "the manager does not offer TLS 1.3, and nothing older is spoken here; update it, or"
        + " what terminates TLS in front of it";
  }
}
