package io.honeybee.runtime.tls;

import java.io.IOException;
import java.util.Optional;

/** Says in one line why a server's handshake failed and what to do about it. */
final class ServerWords {
  private final String section;
  private final TlsServerSettings settings;

  ServerWords(String section, TlsServerSettings settings) {
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

  private String alert(String alert) {
    return switch (alert) {
      case "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca" ->
          "the client refused "
              + section
              + ".cert_file ("
              + settings.certFile()
              + "): "
              + alert
              + "; its own log says why: most often its ca_file lacks the CA that signed this"
              + " certificate, or it connects by a name that the certificate does not have";
      case "protocol_version" -> oldPeer();
      default -> "the client ended the TLS handshake with the alert " + alert;
    };
  }

  private String withoutAlert(IOException failure) {
    if (Failures.isAbout(failure, "Empty client certificate chain")) {
      return "the client showed no certificate, and "
          + section
          + ".client_auth is need; give it a certificate of the CA in "
          + section
          + ".client_ca_file (a node's tls.cert_file and tls.key_file)";
    }
    if (Failures.isAbout(failure, "Unsupported or unrecognized SSL message")) {
      return "the client does not speak TLS; set tls.enabled: true on the node";
    }
    if (Failures.isAbout(failure, "is not enabled or supported in server context")
        || Failures.isAbout(failure, "is not enabled or not supported")) {
      return oldPeer();
    }
    if (Failures.isTimeout(failure)) {
      return "the client did not finish the TLS handshake in time";
    }
    if (Failures.isEndOfStream(failure) || Failures.isReset(failure)) {
      return "the client went away in the middle of the TLS handshake";
    }
    return "the TLS handshake failed: " + failure.getMessage();
  }

  private static String oldPeer() {
    return "the client does not offer TLS 1.3, and nothing older is spoken here; update it";
  }
}
