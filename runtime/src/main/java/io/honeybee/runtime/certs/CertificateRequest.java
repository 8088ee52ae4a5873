package io.honeybee.runtime.certs;

import java.util.List;

/**
 * What a new certificate shall say.
 *
 * @param name the common name, 1 to 64 characters; a node's name for a client certificate
 * @param hosts host names and addresses under which it is reached, IPv4 and IPv6; at least one for
 *     a server
 */
public record CertificateRequest(CertificateUse use, String name, List<String> hosts) {
  private static final int MAX_NAME_CHARS = 64;

  public CertificateRequest {
    hosts = List.copyOf(hosts);
    if (name.isBlank() || name.length() > MAX_NAME_CHARS) {
      throw new IllegalArgumentException(
          "a certificate's name has 1 to " + MAX_NAME_CHARS + " characters, not '" + name + "'");
    }
    if (use == CertificateUse.SERVER && hosts.isEmpty()) {
      throw new IllegalArgumentException(
          "a server's certificate needs a host name or address under which it is reached");
    }
    hosts.forEach(SubjectHosts::parse);
  }

  /** A server's. */
  public static CertificateRequest server(String name, List<String> hosts) {
    return new CertificateRequest(CertificateUse.SERVER, name, hosts);
  }

  /** A node's, bound to its name. */
  public static CertificateRequest client(String nodeName) {
    return new CertificateRequest(CertificateUse.CLIENT, nodeName, List.of());
  }
}
