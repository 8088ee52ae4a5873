package io.honeybee.node.link;

import io.honeybee.protocol.NodeMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that wait for the next connection: at most {@value #MAX_MESSAGES}, the oldest go first.
 * Thread rule: guarded by its owner's lock.
 */
final class KeptMessages {
  private static final Logger LOG = LoggerFactory.getLogger(KeptMessages.class);
  private static final int MAX_MESSAGES = 100;

  private final Deque<NodeMessage> messages = new ArrayDeque<>();

  /** Keeps a message if it will still mean something later. */
  void add(NodeMessage message) {
    if (!Outbox.isWorthKeeping(message)) {
      return;
    }
    if (messages.size() >= MAX_MESSAGES) {
      LOG.warn(
          "More than {} answers and alarms wait for the manager; forgot a {}",
          MAX_MESSAGES,
          messages.remove().getClass().getSimpleName());
    }
    messages.add(message);
  }

  List<NodeMessage> takeAll() {
    List<NodeMessage> all = List.copyOf(messages);
    messages.clear();
    return all;
  }
}
