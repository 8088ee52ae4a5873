package io.honeybee.manager.fleet;

import io.honeybee.manager.fleet.FleetCounters.Count;
import io.honeybee.protocol.NodeStatus;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after time: registrations that do not come, nodes that fell silent or do not read, commands
 * without answer. It touches neither disk nor network, so nothing holds it up.
 *
 * <p>Thread rule: {@link #look} is called by one thread.
 */
final class Supervision {
  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final int INTERVALS_OF_SILENCE = 3;

  private final Fleet fleet;
  private final WaitingRoom waitingRoom;
  private final Duration longestSilence;

  Supervision(Fleet fleet, WaitingRoom waitingRoom, Duration heartbeatInterval) {
    this.fleet = fleet;
    this.waitingRoom = waitingRoom;
    this.longestSilence = heartbeatInterval.multipliedBy(INTERVALS_OF_SILENCE);
  }

  void look(long nowNanos) {
    for (int i = waitingRoom.sweep(nowNanos); i > 0; i--) {
      fleet.counts().add(Count.REGISTRATIONS_OVERDUE);
    }
    boolean changed = fleet.commands().expire();
    for (KnownNode node : fleet.registry().all()) {
      NodeSession session = node.session();
      if (session != null) {
        changed |= look(session, nowNanos);
      }
    }
    if (changed) {
      fleet.changed();
    }
  }

  private boolean look(NodeSession session, long nowNanos) {
    if (session.silentFor(nowNanos).compareTo(longestSilence) > 0) {
      fleet.counts().add(Count.SESSIONS_SILENT);
      LOG.warn(
          "node {} said nothing for {} s; it counts as lost and its connection is closed",
          session.nodeName(),
          longestSilence.toSeconds());
      fleet.registry().change(session, node -> node.status(NodeStatus.UNKNOWN));
      session.cut("silent");
      return true;
    }
    if (session.stuckFor(nowNanos).compareTo(longestSilence) > 0) {
      fleet.counts().add(Count.SESSIONS_STUCK);
      LOG.warn(
          "node {} has not read for {} s what it is sent; its connection is closed",
          session.nodeName(),
          longestSilence.toSeconds());
      session.cut("does not read");
      return true;
    }
    return false;
  }
}
