package io.honeybee.runtime.config;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A host and a port as an operator writes them: {@code 10.0.0.1:9001}, {@code [::1]:9001}, {@code
 * manager.example.org:9001}.
 *
 * @param host a name or an address literal without brackets; not empty
 * @param port 0..65535
 */
public record HostPort(String host, int port) {

  /** Reads the written form, or nothing when it is none. */
  public static Optional<HostPort> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.contains(":")) {
      return Optional.empty();
    }
    Optional<Integer> port = Values.integer(text.substring(colon + 1));
    if (host.isBlank() || port.isEmpty() || port.get() < 0 || port.get() > 65_535) {
      return Optional.empty();
    }
    return Optional.of(new HostPort(host, port.get()));
  }

  /** Looks the name up. */
  public InetSocketAddress resolve() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
