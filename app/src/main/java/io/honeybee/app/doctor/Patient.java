package io.honeybee.app.doctor;

import io.honeybee.node.NodeConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The node that is looked at.
 *
 * @param running whether it runs already, in a process of its own
 * @param ownNode to be started when it does not
 * @param failed the steps that failed so far, and those that could not be checked after them; for
 *     any thread
 */
record Patient(
    NodeConfig config,
    Clock clock,
    boolean running,
    OwnNode ownNode,
    Deadline deadline,
    Set<String> failed) {

  Patient(NodeConfig config, Clock clock, boolean running, OwnNode ownNode, Deadline deadline) {
    this(config, clock, running, ownNode, deadline, ConcurrentHashMap.newKeySet());
  }

  Path directory() {
    return config.honeypot().baseDir();
  }
}
