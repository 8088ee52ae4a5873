package io.honeybee.node.supervision;

import io.honeybee.pot.Observation;
import io.honeybee.pot.ObservationSink;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns what pots see, this node's and others, into the events that the manager gets. Any thread.
 */
public final class ObservationEvents implements ObservationSink {
  private final NodeId nodeId;
  private final Consumer<PotEvent> spool;

  /**
   * @param spool takes each event, gives it its number and keeps it; never throws
   */
  public ObservationEvents(NodeId nodeId, Consumer<PotEvent> spool) {
    this.nodeId = nodeId;
    this.spool = spool;
  }

  @Override
  public void accept(Observation observation) {
    spool.accept(
        event(
            observation.potId(),
            observation.potType(),
            observation.eventType(),
            observation.timestamp(),
            new EventData().of(observation.data())));
  }

  /**
   * What a honeypot program that is not this node's own has seen.
   *
   * @param data as that program said it; nobody may change it after this call
   */
  public PotEvent event(
      String potId, String potType, String eventType, Instant timestamp, ObjectNode data) {
    return new PotEvent(nodeId, potId, potType, eventType, timestamp, data, null, null);
  }
}
