package io.honeybee.runtime.tls;

import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * The names in a client's certificate, which was verified in the handshake.
 *
 * @param commonName of the subject, when there is one
 * @param dnsNames subject alternative names that are host names, in the certificate's order
 */
public record PeerNames(Optional<String> commonName, List<String> dnsNames) {

  public PeerNames {
    dnsNames = List.copyOf(dnsNames);
  }

  /** Of the client at the other end; nothing when it showed no certificate, or without TLS. */
  public static Optional<PeerNames> of(Socket socket) {
    if (!(socket instanceof SSLSocket tls)) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = tls.getSession().getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate certificate
          ? Optional.of(
              new PeerNames(
                  CertificateNames.commonName(certificate), CertificateNames.dnsNames(certificate)))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /** Whether the certificate is made out to a node: its common name, or a host name in any case. */
  public boolean include(String nodeName) {
    return commonName.filter(nodeName::equals).isPresent()
        || dnsNames.stream().anyMatch(nodeName::equalsIgnoreCase);
  }

  /** For messages: all of them. */
  @Override
  public String toString() {
    return commonName.map(name -> "CN=" + name).orElse("no common name")
        + (dnsNames.isEmpty() ? "" : ", " + String.join(", ", dnsNames));
  }
}
