package io.honeybee.manager.fleet;

import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeId;
import java.util.List;
import java.util.Optional;

/** All nodes, connected or not. Safe for use by any thread. */
public final class Fleet {

  private Fleet() {}

  /** By name, then id. */
  public List<NodeView> nodes() {
    throw new UnsupportedOperationException("not built yet");
  }

  public Optional<NodeView> node(NodeId id) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * Sends a command and returns at once.
   *
   * @throws NodeUnreachable when the node is unknown or not connected
   */
  public CommandState send(NodeId id, Command command) throws NodeUnreachable {
    throw new UnsupportedOperationException("not built yet");
  }

  /** A command of the last while, by its id. */
  public Optional<CommandState> command(String commandId) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Runs the listener, on any thread, after any change; it must not block. */
  public AutoCloseable onChange(Runnable listener) {
    throw new UnsupportedOperationException("not built yet");
  }
}
