package io.honeybee.runtime.tls;

import io.honeybee.runtime.text.Printable;
import java.io.IOException;

/** Says in one line why a server's handshake failed and what to do about it. */
final class ServerWords {
  private final String section;
  private final TlsServerSettings settings;

  ServerWords(String section, TlsServerSettings settings) {
    this.section = section;
    this.settings = settings;
  }

  TlsFailure handshakeFailed(IOException failure) {
    return Failures.inWords(failure, this::alert, this::withoutAlert);
  }

  /**
   * @param excerpt what the client sent, safe to print
   */
  TlsFailure notTls(String excerpt) {
    return new TlsFailure(
        "the client does not speak TLS (it sent '"
            + excerpt
            + "'); set tls.enabled: true on the node, or serve nodes without TLS with "
            + section
            + ".enabled: false");
  }

  private String alert(String alert) {
    return switch (alert) {
      case "certificate_expired" ->
          refused(alert)
              + "renew it ('honeybee certs renew'), or set the clock of the machine that is wrong";
      case "certificate_revoked" -> refused(alert) + "issue a new one ('honeybee certs issue')";
      case "unsupported_certificate" ->
          refused(alert) + "its key or signature is too weak, or it is not made for servers";
      case "bad_certificate", "certificate_unknown", "unknown_ca" ->
          refused(alert)
              + "its own log says why; most often its ca_file lacks the CA that signed this"
              + " certificate, or it connects by a name that the certificate does not have";
      case "protocol_version" -> oldPeer();
      default -> "the client ended the TLS handshake with the alert " + alert;
    };
  }

  private String refused(String alert) {
    return "the client refused "
        + section
        + ".cert_file ("
        + settings.certFile()
        + ") with "
        + alert
        + ": ";
  }

  private String withoutAlert(IOException failure) {
    if (Failures.isAbout(failure, "Empty client certificate chain")) {
      return "the client showed no certificate, and "
          + section
          + ".client_auth is need; give it a certificate of the CA in "
          + section
          + ".client_ca_file (a node's tls.cert_file and tls.key_file)";
    }
    if (Failures.isAbout(failure, "o available authentication scheme")) {
      return section
          + ".cert_file ("
          + settings.certFile()
          + ") is of a kind that the client does not offer to verify; one with ECDSA P-256, or RSA"
          + " of 2048 bits or more, suits everybody";
    }
    if (Failures.isAbout(failure, "is not enabled or supported in server context")
        || Failures.isAbout(failure, "is not enabled or not supported")) {
      return oldPeer();
    }
    if (Failures.isTimeout(failure) || Failures.isClosedHere(failure)) {
      return "the client did not finish the TLS handshake in time";
    }
    if (Failures.isEndOfStream(failure) || Failures.isReset(failure)) {
      return "the client went away in the middle of the TLS handshake";
    }
    return "the TLS handshake failed: " + Printable.escape(String.valueOf(failure.getMessage()));
  }

  private static String oldPeer() {
    return "the client does not offer TLS 1.3, and nothing older is spoken here; update it";
  }
}
