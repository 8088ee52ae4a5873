package io.honeybee.node.supervision;

import io.honeybee.pot.Observation;
import io.honeybee.pot.ObservationSink;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.util.function.Consumer;

/** Turns what pots see into the events that the manager gets. Any thread. */
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
        new PotEvent(
            nodeId,
            observation.potId(),
            observation.potType(),
            observation.eventType(),
            observation.timestamp(),
            new EventData().of(observation.data()),
            null,
            null));
  }
}
