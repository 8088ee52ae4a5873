package io.honeybee.node.link;

import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.PotStatusUpdate;
import java.util.List;
import java.util.Map;

/** What the link tells the manager of the node without being asked. Any thread; never blocks. */
public interface NodeState {

  /** How the node is now. */
  NodeStatus status();

  /** How each pot is now. */
  List<PotStatusUpdate> potStatuses();

  /** Figures to tell beside those of the spool and the link, by name. */
  Map<String, Long> counters();
}
