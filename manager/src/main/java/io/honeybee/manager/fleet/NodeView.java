package io.honeybee.manager.fleet;

import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as the manager knows it. All texts are the node's own and hostile.
 *
 * @param address where the node says it can be reached
 * @param remoteAddress where it connected from, empty when not connected
 * @param status as it last said; {@link NodeStatus#UNKNOWN} when it fell silent
 * @param capabilities in force on the present connection, by their names on the wire
 * @param lastError what it last complained of, if anything
 */
public record NodeView(
    NodeId nodeId,
    String nodeName,
    NodeType nodeType,
    String address,
    int port,
    Optional<String> remoteAddress,
    NodeStatus status,
    boolean connected,
    Instant registeredAt,
    Instant lastSeen,
    List<String> capabilities,
    Map<String, Long> counters,
    List<PotView> pots,
    Optional<String> lastError) {
  public NodeView {
    capabilities = List.copyOf(capabilities);
    pots = List.copyOf(pots);
  }
}
