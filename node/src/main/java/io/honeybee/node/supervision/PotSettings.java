package io.honeybee.node.supervision;

import io.honeybee.pot.PotType;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One pot of the configuration.
 *
 * @param id unique on the node, and the name of the pot's directory
 * @param address where it listens; all addresses of the machine when empty
 * @param port 0..65535; 0 takes any free port
 * @param options those that were set, in the order of the type's own list
 */
public record PotSettings(
    String id, PotType type, Optional<String> address, int port, Map<String, String> options) {

  public PotSettings {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Where it listens; looks a host name up. */
  public InetSocketAddress listen() {
    return address
        .map(host -> new InetSocketAddress(host, port))
        .orElseGet(() -> new InetSocketAddress(port));
  }
}
