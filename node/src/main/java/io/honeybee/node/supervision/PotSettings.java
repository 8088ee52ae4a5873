package io.honeybee.node.supervision;

import io.honeybee.pot.Ports;
import io.honeybee.pot.PotType;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One pot of the configuration.
 *
 * @param id unique on the node, and the name of the pot's directory
 * @param addresses where it listens, names or addresses; all of the machine's, of IPv4 and IPv6,
 *     when empty
 * @param ports on which, at each of the addresses
 * @param options those that were set, in the order of the type's own list
 */
public record PotSettings(
    String id, PotType type, List<String> addresses, Ports ports, Map<String, String> options) {

  public PotSettings {
    addresses = List.copyOf(addresses);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Where it listens; looks host names up. */
  public List<InetSocketAddress> listen() {
    List<InetSocketAddress> listen = new ArrayList<>();
    for (int port : ports.numbers()) {
      if (addresses.isEmpty()) {
        listen.add(new InetSocketAddress(port));
      }
      addresses.forEach(address -> listen.add(new InetSocketAddress(address, port)));
    }
    return List.copyOf(listen);
  }

  /** Whether the two cannot run side by side. */
  public boolean collidesWith(PotSettings other) {
    return type.isUdp() == other.type.isUdp()
        && ports.overlaps(other.ports)
        && (isEverywhere() || other.isEverywhere() || sharesAddress(other));
  }

  private boolean sharesAddress(PotSettings other) {
    return addresses.stream().anyMatch(other.addresses::contains);
  }

  private boolean isEverywhere() {
    return addresses.isEmpty() || addresses.contains("0.0.0.0") || addresses.contains("::");
  }
}
