package io.honeybee.node.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events on their way over one connection: so many and so many bytes, and no more until the
 * manager has acknowledged some.
 *
 * <p>Thread rule: one thread enters events, any thread acknowledges and closes.
 */
final class EventWindow {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int maxEvents;
  private final long maxBytes;
  private final Deque<Entry> unacknowledged = new ArrayDeque<>();
  private long bytes;
  private long progressNanos = System.nanoTime();
  private boolean closed;

  private record Entry(long seq, int bytes) {}

  EventWindow(int maxEvents, long maxBytes) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
  }

  /**
   * Waits for room and takes it. An event larger than the window has it for itself.
   *
   * @return false when the window was closed
   */
  boolean enter(long seq, int size) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && isFull(size)) {
        changed.await();
      }
      if (closed) {
        return false;
      }
      if (unacknowledged.isEmpty()) {
        progressNanos = System.nanoTime();
      }
      unacknowledged.add(new Entry(seq, size));
      bytes += size;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull(int size) {
    return !unacknowledged.isEmpty()
        && (unacknowledged.size() >= maxEvents || bytes + size > maxBytes);
  }

  /** Frees the room of all events up to a number, inclusive. */
  void acknowledge(long upTo) {
    lock.lock();
    try {
      Entry first = unacknowledged.peek();
      while (first != null && Long.compareUnsigned(first.seq(), upTo) <= 0) {
        bytes -= first.bytes();
        unacknowledged.remove();
        progressNanos = System.nanoTime();
        first = unacknowledged.peek();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How long events have been waiting without one being acknowledged; zero when none waits. */
  Duration stalled() {
    lock.lock();
    try {
      return unacknowledged.isEmpty()
          ? Duration.ZERO
          : Duration.ofNanos(System.nanoTime() - progressNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody enters any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
