package io.honeybee.manager.api;

import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.util.Optional;

/**
 * The {@code http} group: the port where browsers and API clients connect.
 *
 * @param tls empty for plain HTTP, which only a loopback address may speak
 */
public record HttpSettings(HostPort address, Optional<TlsServerSettings> tls) {
  private static final HostPort ADDRESS = new HostPort("127.0.0.1", 9002);

  /** The address alone, since whether there is TLS depends on it. */
  public static HostPort address(ConfigSection section) {
    return section.hostPort("address", ADDRESS);
  }
}
