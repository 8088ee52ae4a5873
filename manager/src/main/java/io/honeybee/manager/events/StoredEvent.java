package io.honeybee.manager.events;

import io.honeybee.protocol.NodeId;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it stands in the store.
 *
 * @param position its place in the store, rising with arrival
 * @param data not copied, so nobody may change it; its strings are the attacker's own and hostile
 */
public record StoredEvent(
    long position,
    NodeId nodeId,
    String eventId,
    String potId,
    String potType,
    String eventType,
    Instant timestamp,
    Instant receivedAt,
    ObjectNode data) {}
