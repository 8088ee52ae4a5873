package io.honeybee.manager;

import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code tls} group of a listener. */
final class ListenerTls {
  private static final Map<String, ClientAuth> CLIENT_AUTH =
      Map.of("none", ClientAuth.NONE, "want", ClientAuth.WANT, "need", ClientAuth.NEED);

  private ListenerTls() {}

  /** TLS for the nodes' port: on, unless the operator turns it off. */
  static Optional<TlsServerSettings> readForNodes(ConfigSection section, Path directory) {
    boolean enabled = section.flag("enabled", true);
    return read(section, directory, enabled);
  }

  /** TLS for the HTTP port: off by default on a loopback address only, and cannot be elsewhere. */
  static Optional<TlsServerSettings> readForHttp(
      ConfigSection section, Path directory, HostPort address) {
    boolean loopback = isLoopback(address.host());
    boolean enabled = section.flag("enabled", !loopback);
    if (!enabled && !loopback) {
      section.problem(
          "enabled",
          "may be false only on a loopback address, since the token would travel in the clear; set"
              + " it to true, or http.address to 127.0.0.1:"
              + address.port());
    }
    return read(section, directory, enabled);
  }

  private static Optional<TlsServerSettings> read(
      ConfigSection section, Path directory, boolean enabled) {
    TlsServerSettings settings =
        new TlsServerSettings(
            section.path("cert_file").orElse(directory.resolve("manager.crt")),
            section.path("key_file").orElse(directory.resolve("manager.key")),
            section.path("client_ca_file"),
            section.path("crl_file"),
            section.choice("client_auth", ClientAuth.NONE, CLIENT_AUTH));
    if (enabled && settings.clientAuth() != ClientAuth.NONE && settings.clientCaFile().isEmpty()) {
      section.problem(
          "client_ca_file",
          "is missing; client_auth "
              + settings.clientAuth().name().toLowerCase(Locale.ROOT)
              + " needs the file of the CA that signs the clients' certificates");
    }
    return enabled ? Optional.of(settings) : Optional.empty();
  }

  /** Without asking a name server: what is not plainly this machine itself counts as the world. */
  static boolean isLoopback(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
