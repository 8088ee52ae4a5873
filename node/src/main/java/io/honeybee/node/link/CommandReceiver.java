package io.honeybee.node.link;

import io.honeybee.protocol.NodeCommand;

/** Takes the manager's commands, in order, from the thread that reads them. */
@FunctionalInterface
public interface CommandReceiver {

  /**
   * Returns at once; the work is done elsewhere and the answers go to {@link ManagerLink#send}.
   *
   * @param command for this node
   * @param wantsResult whether the manager takes command results
   */
  void receive(NodeCommand command, boolean wantsResult);
}
