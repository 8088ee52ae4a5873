package io.honeybee.manager.events;

import io.honeybee.protocol.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events are wanted.
 *
 * @param since not older than this, by the event's own time
 * @param until older than this, by the event's own time
 * @param before only those at a lower {@link StoredEvent#position}; from the newest when empty
 * @param limit 1..1000
 */
public record EventQuery(
    Optional<NodeId> nodeId,
    Optional<String> potId,
    Optional<String> eventType,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Long> before,
    int limit) {
  public static final int MAX_LIMIT = 1000;

  public EventQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("the limit is outside 1.." + MAX_LIMIT);
    }
  }

  /** All events. */
  public static EventQuery all(int limit) {
    return new EventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /** Whether an event is wanted; {@link #limit} does not count. */
  public boolean matches(StoredEvent event) {
    return nodeId.map(event.nodeId()::equals).orElse(true)
        && potId.map(event.potId()::equals).orElse(true)
        && eventType.map(event.eventType()::equals).orElse(true)
        && since.map(time -> !event.timestamp().isBefore(time)).orElse(true)
        && until.map(event.timestamp()::isBefore).orElse(true)
        && before.map(position -> event.position() < position).orElse(true);
  }
}
