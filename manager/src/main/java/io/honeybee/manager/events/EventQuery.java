package io.honeybee.manager.events;

import io.honeybee.protocol.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events are wanted, newest first.
 *
 * @param since not older than this, by the event's own time
 * @param before only those at a lower {@link StoredEvent#position}; from the newest when empty
 * @param limit 1..1000
 */
public record EventQuery(
    Optional<NodeId> nodeId,
    Optional<String> potId,
    Optional<String> eventType,
    Optional<Instant> since,
    Optional<Long> before,
    int limit) {}
