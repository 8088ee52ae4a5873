package io.honeybee.node.supervision;

import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the node does its work. The manager is told when that changes.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class NodeHealth {
  private static final Logger LOG = LoggerFactory.getLogger(NodeHealth.class);

  private final NodeId id;
  private final Consumer<NodeMessage> manager;
  private final TreeMap<String, String> troubles = new TreeMap<>();

  /** Read without a lock: who asks may hold one that the manager's messages need. */
  private volatile NodeStatus status = NodeStatus.RUNNING;

  /**
   * @param manager gets the messages; never blocks
   */
  public NodeHealth(NodeId id, Consumer<NodeMessage> manager) {
    this.id = id;
    this.manager = manager;
  }

  /** How the node is now. */
  public NodeStatus status() {
    return status;
  }

  /**
   * A part of the node does not do its work, and the node cannot mend it.
   *
   * @param reason for the operator
   */
  public synchronized void failed(String part, String reason) {
    if (reason.equals(troubles.put(part, reason))) {
      return;
    }
    LOG.error("{}", reason);
    status = NodeStatus.FAILED;
    manager.accept(new NodeEvent.Error(reason));
    manager.accept(new NodeStatusUpdate(id, NodeStatus.FAILED, null));
  }

  /** A part works, maybe again. */
  public synchronized void works(String part) {
    if (troubles.remove(part) != null && troubles.isEmpty()) {
      LOG.info("The node works again");
      status = NodeStatus.RUNNING;
      manager.accept(new NodeStatusUpdate(id, NodeStatus.RUNNING, null));
    }
  }
}
