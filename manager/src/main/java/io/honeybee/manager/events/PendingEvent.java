package io.honeybee.manager.events;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event on its way to the disk.
 *
 * @param dataText {@code data} as it will stand in the table, made on the submitter's thread since
 *     there are many of those
 */
record PendingEvent(
    NodeId nodeId,
    String eventId,
    String potId,
    String potType,
    String eventType,
    Instant timestamp,
    Instant receivedAt,
    ObjectNode data,
    String dataText,
    Runnable afterCommit) {

  static PendingEvent of(PotEvent event, String eventId, Instant receivedAt, Runnable afterCommit) {
    ObjectNode data = ReadableNames.of(event.data());
    return new PendingEvent(
        event.nodeId(),
        eventId,
        event.potId(),
        event.potType(),
        event.eventType(),
        event.timestamp().truncatedTo(ChronoUnit.MILLIS),
        receivedAt.truncatedTo(ChronoUnit.MILLIS),
        data,
        EventJson.text(data),
        afterCommit);
  }

  /** How much of the queue it takes; about what it takes on disk. */
  int bytes() {
    return dataText.length()
        + eventId.length()
        + potId.length()
        + potType.length()
        + eventType.length();
  }

  StoredEvent at(long position) {
    return new StoredEvent(
        position, nodeId, eventId, potId, potType, eventType, timestamp, receivedAt, data);
  }
}
