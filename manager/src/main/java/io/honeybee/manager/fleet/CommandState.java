package io.honeybee.manager.fleet;

import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a command.
 *
 * @param message the node's remark or the reason of a failure; hostile text
 * @param data the node's answer
 */
public record CommandState(
    String commandId,
    NodeId nodeId,
    Command command,
    Phase phase,
    Instant sentAt,
    Optional<Instant> endedAt,
    Optional<String> message,
    Optional<ObjectNode> data) {

  /** How far it came. */
  public enum Phase {
    /** On its way; a node without {@code command_result} leaves it here. */
    SENT,
    /** Done by the node. */
    ANSWERED,
    /** The node could not do it. */
    FAILED,
    /** No answer in time. */
    TIMED_OUT
  }
}
