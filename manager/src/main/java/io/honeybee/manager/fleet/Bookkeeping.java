package io.honeybee.manager.fleet;

import io.honeybee.manager.access.Enrolment;
import io.honeybee.manager.access.Enrolments;
import io.honeybee.manager.fleet.FleetCounters.Count;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final Fleet fleet;
  private final Enrolments enrolments;

  Bookkeeping(Fleet fleet, Enrolments enrolments) {
    this.fleet = fleet;
    this.enrolments = enrolments;
  }

  void save() {
    try {
      fleet.registry().save();
    } catch (RuntimeException e) {
      // It stays unsaved and is tried again; the nodes need not know.
      LOG.error("the registry of nodes cannot be written: {}", e.toString());
    }
  }

  void closeRevoked() {
    Set<String> enrolled =
        enrolments.list().stream().map(Enrolment::nodeName).collect(Collectors.toSet());
    for (KnownNode node : fleet.registry().all()) {
      NodeSession session = node.session();
      if (session != null && node.isEnrolled() && !enrolled.contains(session.nodeName())) {
        fleet.counts().add(Count.SESSIONS_REVOKED);
        LOG.warn("node {} was revoked; its connection is closed", session.nodeName());
        session.end("this node was revoked at the manager");
      }
    }
  }
}
