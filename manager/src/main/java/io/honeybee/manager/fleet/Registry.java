package io.honeybee.manager.fleet;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All nodes that ever registered, in memory, and on disk a moment later. Bounded: of too many, the
 * one that is neither connected nor enrolled and was not seen for longest goes.
 *
 * <p>Thread rule: safe for use by any thread; only {@link #load} and {@link #save} touch the disk.
 */
final class Registry {
  private static final int SAVED_AT_ONCE = 500;

  /** A time of last contact on disk may be older than the truth by this much. */
  private static final Duration SEEN_IS_SAVED_EVERY = Duration.ofMinutes(1);

  private final Database database;
  private final InstantSource clock;
  private final int maxNodes;
  private final Map<NodeId, KnownNode> nodes = new ConcurrentHashMap<>();
  private final Set<NodeId> unsaved = ConcurrentHashMap.newKeySet();

  /**
   * @param maxNodes how many nodes are remembered, at least as many as can connect
   */
  Registry(Database database, InstantSource clock, int maxNodes) {
    this.database = database;
    this.clock = clock;
    this.maxNodes = maxNodes;
  }

  /** Reads what is on disk. */
  void load() {
    for (SavedNode saved : database.read(NodeTable::all)) {
      nodes.put(saved.view().nodeId(), new KnownNode(saved));
    }
  }

  /** Writes what changed, in pieces that keep other writers waiting for a moment only. */
  void save() {
    while (!unsaved.isEmpty()) {
      List<NodeId> some = unsaved.stream().limit(SAVED_AT_ONCE).toList();
      // Before it is read: a change in between is saved once more, never lost.
      some.forEach(unsaved::remove);
      try {
        database.write(
            handle -> {
              for (NodeId id : some) {
                KnownNode node = nodes.get(id);
                if (node == null) {
                  NodeTable.delete(handle, id);
                } else {
                  NodeTable.put(handle, node.saved());
                }
              }
              return true;
            });
      } catch (RuntimeException e) {
        unsaved.addAll(some);
        throw e;
      }
    }
  }

  /**
   * Takes a session as its node's own.
   *
   * @param former the id under which the same node was known until now
   * @return the sessions that have lost their place by this
   */
  synchronized List<NodeSession> attach(
      NodeRegistration registration,
      NodeSession session,
      boolean enrolled,
      Optional<NodeId> former) {
    Instant now = clock.instant();
    List<NodeSession> replaced = new ArrayList<>();
    former.ifPresent(id -> replaced.addAll(forget(id)));
    if (!enrolled && session.isOlder()) {
      List<NodeId> formerSelves =
          nodes.entrySet().stream()
              .filter(entry -> entry.getValue().isFormerSelfOf(session))
              .map(Map.Entry::getKey)
              .toList();
      formerSelves.forEach(id -> replaced.addAll(forget(id)));
    }
    if (!nodes.containsKey(session.nodeId())) {
      makeRoom();
    }
    KnownNode node = nodes.computeIfAbsent(session.nodeId(), id -> new KnownNode(id, now));
    NodeSession older = node.attach(registration, session, enrolled, now);
    if (older != null) {
      replaced.add(older);
    }
    unsaved.add(session.nodeId());
    return replaced;
  }

  private void makeRoom() {
    if (nodes.size() >= maxNodes) {
      nodes.entrySet().stream()
          .filter(entry -> !entry.getValue().isConnected())
          .min(
              Comparator.comparing((Map.Entry<NodeId, KnownNode> e) -> e.getValue().isEnrolled())
                  .thenComparing(e -> e.getValue().lastSeen()))
          .map(Map.Entry::getKey)
          .ifPresent(this::forget);
    }
  }

  private List<NodeSession> forget(NodeId id) {
    KnownNode gone = nodes.remove(id);
    unsaved.add(id);
    NodeSession session = gone == null ? null : gone.session();
    return session == null ? List.of() : List.of(session);
  }

  /** A session is over. */
  void detach(NodeSession session) {
    KnownNode node = nodes.get(session.nodeId());
    if (node != null) {
      node.detach(session);
      unsaved.add(session.nodeId());
    }
  }

  /** Notes that a node said something, whatever it was. */
  void seen(NodeSession session) {
    KnownNode node = current(session);
    if (node != null) {
      Instant now = clock.instant();
      Instant before = node.lastSeen();
      node.seen(now);
      // Once in each period, so that heartbeats alone write little.
      if (period(before) != period(now)) {
        unsaved.add(session.nodeId());
      }
    }
  }

  private static long period(Instant at) {
    return at.getEpochSecond() / SEEN_IS_SAVED_EVERY.toSeconds();
  }

  /** Changes what is known of a session's node, unless another session has taken its place. */
  void change(NodeSession session, Consumer<KnownNode> change) {
    KnownNode node = current(session);
    if (node != null) {
      change.accept(node);
      unsaved.add(session.nodeId());
    }
  }

  /** As {@link #change}, for what is not kept over a restart. */
  void changeInMemory(NodeSession session, Consumer<KnownNode> change) {
    KnownNode node = current(session);
    if (node != null) {
      change.accept(node);
    }
  }

  private @Nullable KnownNode current(NodeSession session) {
    KnownNode node = nodes.get(session.nodeId());
    return node != null && node.isCurrent(session) ? node : null;
  }

  Optional<KnownNode> find(NodeId id) {
    return Optional.ofNullable(nodes.get(id));
  }

  Collection<KnownNode> all() {
    return nodes.values();
  }
}
