package io.honeybee.app.events;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.manager.api.HttpSettings;
import io.honeybee.runtime.certs.CertificateSummary;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** By which name a manager on this machine is reached. Stateless. */
final class LocalHost {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "::1");

  private LocalHost() {}

  /**
   * An address or name that leads to the manager and, where it speaks TLS, stands in its
   * certificate.
   */
  static String of(HttpSettings http) throws OperatorFault {
    String bound = http.address().host();
    List<String> ways = isWildcard(bound) ? new ArrayList<>(LOOPBACK) : List.of(bound);
    if (http.tls().isEmpty()) {
      return ways.getFirst();
    }
    List<String> named = named(http.tls().get());
    for (String way : ways) {
      if (named.stream().anyMatch(name -> same(name, way))) {
        return way;
      }
    }
    // The name under which others reach it, which should lead here too.
    return named.stream()
        .filter(name -> !name.startsWith("*") && !LOOPBACK.contains(name))
        .findFirst()
        .orElse(ways.getFirst());
  }

  private static List<String> named(TlsServerSettings tls) throws OperatorFault {
    try {
      return CertificateSummary.read(tls.certFile()).getFirst().hosts();
    } catch (IOException e) {
      throw new OperatorFault("http.tls.cert_file: " + e.getMessage());
    }
  }

  private static boolean isWildcard(String host) {
    try {
      return InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** An IPv6 address may be written in several ways. */
  private static boolean same(String one, String other) {
    try {
      return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
    } catch (IllegalArgumentException notAnAddress) {
      return one.equalsIgnoreCase(other);
    }
  }
}
