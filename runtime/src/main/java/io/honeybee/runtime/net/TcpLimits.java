package io.honeybee.runtime.net;

import java.time.Duration;

/**
 * What a listener gives at the most.
 *
 * @param maxConnections open connections in all, at least 1
 * @param maxConnectionsPerSource open connections from one IPv4 address or IPv6 /64 network, at
 *     least 1
 * @param maxSession how long a connection may stay open; {@link Duration#ZERO} means without bound
 * @param maxIdle how long a read may wait for a byte, and how long the upgrade (the TLS handshake)
 *     may take in all, 30 s at the most; {@link Duration#ZERO} means reads without bound
 * @param maxReceivedBytes bytes read from one connection; 0 means without bound
 */
public record TcpLimits(
    int maxConnections,
    int maxConnectionsPerSource,
    Duration maxSession,
    Duration maxIdle,
    long maxReceivedBytes) {

  public TcpLimits {
    if (maxConnections < 1 || maxConnectionsPerSource < 1) {
      throw new IllegalArgumentException("a listener needs room for at least one connection");
    }
    if (maxSession.isNegative() || maxIdle.isNegative() || maxReceivedBytes < 0) {
      throw new IllegalArgumentException("limits are not negative");
    }
  }

  /** The same limits with another idle time. */
  public TcpLimits withMaxIdle(Duration idle) {
    return new TcpLimits(
        maxConnections, maxConnectionsPerSource, maxSession, idle, maxReceivedBytes);
  }
}
