package io.honeybee.bench.tells;

import java.util.Map;
import java.util.OptionalInt;

/**
 * A node under examination.
 *
 * @param host its address or name
 * @param ports by the type of the pot, such as ssh
 * @param user a login that its ssh and telnet let in
 */
record Target(String host, Map<String, Integer> ports, String user, String password) {
  Target {
    ports = Map.copyOf(ports);
  }

  OptionalInt port(String type) {
    Integer port = ports.get(type);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
