package io.honeybee.node.link;

import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.NodeStatusUpdate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one connection. Messages overtake attack events, so that a heartbeat
 * or an answer never waits behind a backlog.
 *
 * <p>Thread rule: any thread puts in, the writer takes out. Memory: {@value #MAX_MESSAGES}
 * messages; events are bounded by their {@link EventWindow}.
 */
final class Outbox {
  private static final int MAX_MESSAGES = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<NodeMessage> messages = new ArrayDeque<>();
  private final Deque<EventLine> events = new ArrayDeque<>();
  private boolean finishing;
  private boolean closed;

  /** What {@link #take} gives. */
  sealed interface Item {
    record Urgent(NodeMessage message) implements Item {}

    record Events(List<EventLine> lines) implements Item {}
  }

  /**
   * Adds a message.
   *
   * @return false when too many wait already: the manager takes nothing
   */
  boolean offer(NodeMessage message) {
    lock.lock();
    try {
      if (finishing || closed) {
        return true;
      }
      if (messages.size() >= MAX_MESSAGES) {
        return false;
      }
      messages.add(message);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a heartbeat, unless the one before is still waiting. */
  void heartbeat(NodeStatusUpdate status) {
    lock.lock();
    try {
      if (!finishing && !closed && !(messages.peekLast() instanceof NodeStatusUpdate)) {
        messages.add(status);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Adds an event that has its place in the window. */
  void add(EventLine line) {
    lock.lock();
    try {
      events.add(line);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waiting messages and these are still given, events no longer, and then the end. */
  void finish(List<? extends NodeMessage> last) {
    lock.lock();
    try {
      if (!finishing && !closed) {
        messages.addAll(last);
        finishing = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is given any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next message, or the next events when no message waits; blocks for it.
   *
   * @param maxBytes of events at once, though always one
   * @return null at the end
   */
  @Nullable Item take(int maxBytes) throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        if (closed) {
          return null;
        }
        NodeMessage message = messages.poll();
        if (message != null) {
          return new Item.Urgent(message);
        }
        if (finishing) {
          return null;
        }
        if (!events.isEmpty()) {
          return new Item.Events(takeEvents(maxBytes));
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private List<EventLine> takeEvents(int maxBytes) {
    List<EventLine> taken = new ArrayList<>();
    int bytes = 0;
    for (EventLine next = events.peek(); next != null; next = events.peek()) {
      bytes += next.bytes().length;
      if (bytes > maxBytes && !taken.isEmpty()) {
        break;
      }
      taken.add(events.remove());
    }
    return taken;
  }

  /** Those unsent messages that nobody would ever hear of if they were not sent later. */
  List<NodeMessage> unsent() {
    lock.lock();
    try {
      return messages.stream().filter(Outbox::isWorthKeeping).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a message is still true and of use on a later connection. */
  static boolean isWorthKeeping(NodeMessage message) {
    return message instanceof CommandResult
        || message instanceof NodeEvent.Alarm
        || message instanceof NodeEvent.Error;
  }
}
