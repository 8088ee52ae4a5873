package io.honeybee.runtime.certs;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.GeneralName;

/** Reads host names and addresses for a certificate's alternative names. */
final class SubjectHosts {
  private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern DNS_NAME =
      Pattern.compile("(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + ")*");
  private static final int MAX_DNS_CHARS = 253;

  private SubjectHosts() {}

  static boolean isDnsName(String host) {
    return host.length() <= MAX_DNS_CHARS && DNS_NAME.matcher(host).matches();
  }

  /**
   * @throws IllegalArgumentException when it is neither a name nor an address; the message says so
   */
  static GeneralName parse(String host) {
    if (host.indexOf(':') >= 0 || IPV4.matcher(host).matches()) {
      try {
        // Only literals: a certificate must not depend on what a name server says today.
        byte[] address = InetAddress.ofLiteral(host).getAddress();
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(address));
      } catch (IllegalArgumentException e) {
        throw neither(host);
      }
    }
    if (!isDnsName(host)) {
      throw neither(host);
    }
    return new GeneralName(GeneralName.dNSName, host);
  }

  private static IllegalArgumentException neither(String host) {
    return new IllegalArgumentException(
        "'" + host + "' is neither a host name (letters, digits, hyphens, dots) nor an address");
  }
}
