package io.honeybee.node.command;

import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one answer that a command gets, if its manager wants one. The first answer counts. Any
 * thread.
 */
public final class Answer {
  private final NodeId nodeId;
  private final @Nullable String commandId;
  private final Consumer<NodeMessage> manager;
  private final AtomicBoolean given = new AtomicBoolean();

  /**
   * @param commandId null when the manager wants no answer
   */
  Answer(NodeId nodeId, @Nullable String commandId, Consumer<NodeMessage> manager) {
    this.nodeId = nodeId;
    this.commandId = commandId;
    this.manager = manager;
  }

  /** Whether the manager wants an answer, and so can take data in it. */
  boolean isWanted() {
    return commandId != null;
  }

  public void ok() {
    give(true, null, null);
  }

  /**
   * @param data what was asked for; nobody may change it after this call
   */
  void ok(ObjectNode data) {
    give(true, null, data);
  }

  /**
   * @param message what the operator should know though it was done
   */
  public void ok(String message) {
    give(true, message, null);
  }

  /**
   * @param reason for the operator
   */
  public void failed(String reason) {
    give(false, reason, null);
  }

  /** As {@link #failed} when there is a reason, else as {@link #ok()}. */
  void done(Optional<String> failure) {
    give(failure.isEmpty(), failure.orElse(null), null);
  }

  private void give(boolean ok, @Nullable String message, @Nullable ObjectNode data) {
    if (commandId != null && given.compareAndSet(false, true)) {
      manager.accept(new CommandResult(nodeId, commandId, ok, message, data));
    }
  }
}
