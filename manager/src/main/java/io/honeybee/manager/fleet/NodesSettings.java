package io.honeybee.manager.fleet;

import io.honeybee.protocol.FrameReader;
import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.config.HostPort;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@code nodes} group: the port where nodes connect.
 *
 * @param tls empty when nodes speak in the clear
 * @param heartbeatInterval how often a node is expected to say something; after three of them
 *     without a word it counts as lost
 * @param registrationTimeout from the first byte of TCP to a whole registration
 * @param maxConnections open connections in all
 * @param maxConnectionsPerSource open connections from one address
 * @param maxUnregistered connections that have not registered yet, in all
 * @param maxEnvelopeBytes the longest envelope taken from a node
 */
public record NodesSettings(
    HostPort address,
    Optional<TlsServerSettings> tls,
    Duration heartbeatInterval,
    Duration registrationTimeout,
    int maxConnections,
    int maxConnectionsPerSource,
    int maxUnregistered,
    int maxEnvelopeBytes) {
  private static final HostPort ADDRESS = new HostPort("0.0.0.0", 9001);
  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(30);
  private static final Duration REGISTRATION_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_CONNECTIONS = 20_000;
  private static final int MOST_CONNECTIONS = 1_000_000;
  private static final int MAX_UNREGISTERED = 2_000;
  private static final int LEAST_ENVELOPE_BYTES = 4_096;

  /**
   * @param tls what was read of the group below, which knows the manager's directory
   */
  public static NodesSettings read(ConfigSection section, Optional<TlsServerSettings> tls) {
    int maxConnections = connections(section, "max_connections", MAX_CONNECTIONS);
    return new NodesSettings(
        section.hostPort("address", ADDRESS),
        tls,
        section.seconds(
            "heartbeat_interval", HEARTBEAT_INTERVAL, Duration.ofSeconds(1), Duration.ofHours(1)),
        section.seconds(
            "registration_timeout",
            REGISTRATION_TIMEOUT,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5)),
        maxConnections,
        // A fleet behind one router or balancer is one address, so this bounds nothing by default.
        connections(section, "max_connections_per_source", maxConnections),
        connections(section, "max_unregistered", Math.min(MAX_UNREGISTERED, maxConnections)),
        (int)
            section.bytes(
                "max_envelope",
                FrameReader.DEFAULT_MAX_BYTES,
                LEAST_ENVELOPE_BYTES,
                FrameReader.LARGEST_MAX_BYTES));
  }

  private static int connections(ConfigSection section, String key, int fallback) {
    return section.integer(key, fallback, 1, MOST_CONNECTIONS, "connections");
  }
}
