package io.honeybee.manager.fleet;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeType;
import io.honeybee.protocol.PotStatusUpdate;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one node. Whatever it says is cut to a length, and pots and counters to a
 * number, so that no node can fill the manager's memory.
 *
 * <p>Thread rule: guarded by itself; any thread.
 */
final class KnownNode {
  static final int MAX_POTS = 256;
  private static final int MAX_COUNTERS = 64;
  private static final int MAX_NAME_CHARS = 128;
  private static final int MAX_TEXT_CHARS = 1_024;

  private final NodeId id;
  private String name = "";
  private NodeType type = NodeType.FULL;
  private String address = "";
  private int port;
  private String host = "";
  private boolean enrolled;
  private boolean older;
  private NodeStatus status = NodeStatus.UNKNOWN;
  private Instant registeredAt;
  private Instant lastSeen;
  private List<String> capabilities = List.of();
  private Map<String, Long> counters = Map.of();
  private @Nullable String lastError;
  private final Map<String, PotView> pots = new LinkedHashMap<>(2);
  private @Nullable NodeSession session;

  KnownNode(NodeId id, Instant registeredAt) {
    this.id = id;
    this.registeredAt = registeredAt;
    this.lastSeen = registeredAt;
  }

  /**
   * As it was before a restart: not connected, and nobody knows how it is unless it was stopped.
   */
  KnownNode(SavedNode saved) {
    NodeView view = saved.view();
    this.id = view.nodeId();
    this.name = view.nodeName();
    this.type = view.nodeType();
    this.address = view.address();
    this.port = view.port();
    this.host = saved.host();
    this.enrolled = saved.enrolled();
    this.older = saved.older();
    this.status = unlessStopped(view.status());
    this.registeredAt = view.registeredAt();
    this.lastSeen = view.lastSeen();
    this.capabilities = view.capabilities();
    this.lastError = view.lastError().orElse(null);
    view.pots().forEach(pot -> pots.put(pot.potId(), pot));
  }

  /**
   * @return the session that this one takes the place of, if any
   */
  synchronized @Nullable NodeSession attach(
      NodeRegistration registration, NodeSession newSession, boolean isEnrolled, Instant now) {
    NodeSession replaced = session;
    session = newSession;
    name = registration.nodeName();
    type = registration.nodeType();
    address = KeptText.of(registration.address(), MAX_TEXT_CHARS);
    port = registration.port();
    host = newSession.remoteHost();
    enrolled = isEnrolled;
    older = newSession.isOlder();
    status = NodeStatus.CONNECTED;
    lastSeen = now;
    capabilities = newSession.capabilities();
    counters = Map.of();
    lastError = null;
    return replaced;
  }

  /** The connection is over; it says nothing when another one has taken its place. */
  synchronized void detach(NodeSession ended) {
    if (isCurrent(ended)) {
      session = null;
      status = unlessStopped(status);
    }
  }

  synchronized boolean isCurrent(NodeSession asked) {
    return session == asked;
  }

  synchronized @Nullable NodeSession session() {
    return session;
  }

  synchronized boolean isConnected() {
    return session != null;
  }

  synchronized Instant lastSeen() {
    return lastSeen;
  }

  synchronized void seen(Instant now) {
    lastSeen = now;
  }

  synchronized void status(NodeStatus said) {
    status = said;
  }

  synchronized void counters(Map<String, Long> said) {
    Map<String, Long> kept = new LinkedHashMap<>();
    said.forEach(
        (key, value) -> {
          if (kept.size() < MAX_COUNTERS) {
            kept.put(KeptText.of(key, MAX_NAME_CHARS), value);
          }
        });
    counters = Collections.unmodifiableMap(kept);
  }

  synchronized void error(String message) {
    lastError = KeptText.of(message, MAX_TEXT_CHARS);
  }

  /**
   * @return false when there are too many pots already and this one is not kept
   */
  synchronized boolean pot(PotStatusUpdate update, Instant now) {
    String potId = KeptText.of(update.potId(), MAX_NAME_CHARS);
    if (pots.size() >= MAX_POTS && !pots.containsKey(potId)) {
      return false;
    }
    pots.put(
        potId,
        new PotView(
            potId,
            KeptText.of(update.potType(), MAX_NAME_CHARS),
            update.status(),
            Optional.ofNullable(update.message()).map(text -> KeptText.of(text, MAX_TEXT_CHARS)),
            now));
    return true;
  }

  /**
   * Whether this is what an older node left behind that makes itself a new id at each start: the
   * same name from the same host, and neither connected nor enrolled.
   */
  synchronized boolean isFormerSelfOf(NodeSession newcomer) {
    return older
        && !enrolled
        && session == null
        && !id.equals(newcomer.nodeId())
        && name.equals(newcomer.nodeName())
        && host.equals(newcomer.remoteHost());
  }

  synchronized boolean isEnrolled() {
    return enrolled;
  }

  synchronized SavedNode saved() {
    return new SavedNode(view(), host, enrolled, older);
  }

  synchronized NodeView view() {
    NodeSession connected = session;
    return new NodeView(
        id,
        name,
        type,
        address,
        port,
        Optional.ofNullable(connected).map(NodeSession::remoteAddress),
        status,
        connected != null,
        registeredAt,
        lastSeen,
        capabilities,
        counters,
        List.copyOf(pots.values()),
        Optional.ofNullable(lastError));
  }

  private static NodeStatus unlessStopped(NodeStatus status) {
    return status == NodeStatus.STOPPED ? status : NodeStatus.UNKNOWN;
  }
}
