package io.honeybee.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heartbeat, or a change of a node's status.
 *
 * @param counters the node's counters as unsigned 64-bit numbers in the order of the wire, or null
 *     when there are none
 */
public record NodeStatusUpdate(
    NodeId nodeId, NodeStatus status, @Nullable Map<String, Long> counters) implements NodeMessage {

  public NodeStatusUpdate {
    counters = counters == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(counters));
  }
}
