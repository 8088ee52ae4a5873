package io.honeybee.node.supervision;

import io.honeybee.protocol.PotStatus;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How one pot is at this moment.
 *
 * @param message the reason of a failure; empty when there is none
 * @param address where it listens, while it runs
 * @param since when it came into this status
 * @param openSessions 0 unless it runs
 * @param starts how often it was started
 * @param events what it has seen since the node started
 * @param logLines its last ones, oldest first, printable
 */
public record PotView(
    PotSettings settings,
    PotStatus status,
    String message,
    Optional<InetSocketAddress> address,
    Instant since,
    int openSessions,
    int starts,
    long events,
    Optional<Instant> lastEvent,
    List<String> logLines) {}
