package io.honeybee.manager.fleet;

import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.fleet.FleetCounters.Count;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to do with the disk: writes the registry, and finds connected nodes that an operator has
 * shut out meanwhile, which may have been done by another process.
 *
 * <p>Thread rule: one thread.
 */
final class Bookkeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

  private static final int TURNS_BETWEEN_LOOKS_FOR_REVOKED = 3;

  private final Fleet fleet;
  private final Enrolments enrolments;
  private int turns;

  Bookkeeping(Fleet fleet, Enrolments enrolments) {
    this.fleet = fleet;
    this.enrolments = enrolments;
  }

  /** To be called about once a second. */
  void turn() {
    save();
    if (turns++ % TURNS_BETWEEN_LOOKS_FOR_REVOKED == 0) {
      closeRevoked();
    }
  }

  void save() {
    try {
      fleet.registry().save();
    } catch (RuntimeException e) {
      // It stays unsaved and is tried again; the nodes need not know.
      LOG.error("the registry of nodes cannot be written: {}", e.toString());
    }
  }

  private void closeRevoked() {
    // Sessions first: whoever is among them was enrolled before the list was read.
    List<NodeSession> sessions =
        fleet.registry().all().stream()
            .filter(KnownNode::isEnrolled)
            .map(KnownNode::session)
            .filter(Objects::nonNull)
            .toList();
    if (sessions.isEmpty()) {
      return;
    }
    Set<String> enrolled = enrolments.names();
    for (NodeSession session : sessions) {
      if (!enrolled.contains(session.nodeName())) {
        fleet.counts().add(Count.SESSIONS_REVOKED);
        LOG.warn("node {} was revoked; its connection is closed", session.nodeName());
        session.end("this node was revoked at the manager");
      }
    }
  }
}
