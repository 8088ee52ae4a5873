package io.honeybee.manager.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, bounded in number and bytes. Who brings more waits, which pushes back
 * on the nodes.
 *
 * <p>Thread rule: any thread puts; one thread takes.
 */
final class PendingQueue {
  private final int maxEvents;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition filled = lock.newCondition();
  private final Deque<PendingEvent> events = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  PendingQueue(int maxEvents, long maxBytes) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
  }

  /**
   * Waits for room. An event that alone is over the limit goes in once the queue is empty.
   *
   * @throws IllegalStateException when the queue is closed
   */
  void put(PendingEvent event) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && !hasRoomFor(event)) {
        room.await();
      }
      if (closed) {
        throw new IllegalStateException("the event store is stopped");
      }
      events.add(event);
      bytes += event.bytes();
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(PendingEvent event) {
    return events.isEmpty() || (events.size() < maxEvents && bytes + event.bytes() <= maxBytes);
  }

  /** What there is, up to a limit, in order; waits for the first. Empty once closed and drained. */
  List<PendingEvent> take(int maxBatch, long maxBatchBytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (events.isEmpty() && !closed) {
        filled.await();
      }
      List<PendingEvent> batch = new ArrayList<>(Math.min(maxBatch, events.size()));
      long batchBytes = 0;
      while (batch.size() < maxBatch && batchBytes < maxBatchBytes && !events.isEmpty()) {
        PendingEvent event = events.remove();
        batch.add(event);
        batchBytes += event.bytes();
      }
      bytes -= batchBytes;
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; those who wait for room are told so. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
