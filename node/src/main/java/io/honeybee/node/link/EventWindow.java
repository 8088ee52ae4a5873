package io.honeybee.node.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The events on their way over one connection: so many and so many bytes, and no more until the
 * manager has acknowledged some. It begins small, grows while acknowledgements come within {@link
 * #SOON}, and shrinks when they take longer than {@link #LATE}: a slow manager or line is kept busy
 * all the same, and what is sent ahead of a backlog waits behind no more than that.
 *
 * <p>Thread rule: one thread enters events, any thread acknowledges and closes.
 */
final class EventWindow {
  private static final long SOON = TimeUnit.SECONDS.toNanos(1);
  private static final long LATE = TimeUnit.SECONDS.toNanos(2);
  private static final int FIRST_EVENTS = 128;
  private static final long FIRST_BYTES = 64 * 1024;
  private static final int LEAST_EVENTS = 16;
  private static final long LEAST_BYTES = 16 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final int maxEvents;
  private final long maxBytes;
  private final LongSupplier nanoTime;
  private final Deque<Entry> unacknowledged = new ArrayDeque<>();
  private long bytes;
  private int roomEvents;
  private long roomBytes;
  private long acknowledgedUpTo;
  private long progressNanos;
  private long shrunkNanos;
  private boolean closed;

  private record Entry(long seq, int bytes, long enteredNanos) {}

  EventWindow(int maxEvents, long maxBytes) {
    this(maxEvents, maxBytes, System::nanoTime);
  }

  EventWindow(int maxEvents, long maxBytes, LongSupplier nanoTime) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
    this.roomEvents = Math.min(maxEvents, FIRST_EVENTS);
    this.roomBytes = Math.min(maxBytes, FIRST_BYTES);
    this.progressNanos = nanoTime.getAsLong();
    this.shrunkNanos = progressNanos;
  }

  /**
   * Waits for room and takes it, until the event's number is acknowledged; if it is already, then
   * none. An event larger than the window has it for itself.
   *
   * @param seq not lower than any before
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
      if (Long.compareUnsigned(seq, acknowledgedUpTo) <= 0) {
        return true;
      }
      long now = nanoTime.getAsLong();
      if (unacknowledged.isEmpty()) {
        progressNanos = now;
      }
      unacknowledged.add(new Entry(seq, size, now));
      bytes += size;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull(int size) {
    return !unacknowledged.isEmpty()
        && (unacknowledged.size() >= roomEvents || bytes + size > roomBytes);
  }

  /** Frees the room of all events up to a number, inclusive. */
  void acknowledge(long upTo) {
    lock.lock();
    try {
      if (Long.compareUnsigned(upTo, acknowledgedUpTo) > 0) {
        acknowledgedUpTo = upTo;
      }
      long now = nanoTime.getAsLong();
      Entry first = unacknowledged.peek();
      while (first != null && Long.compareUnsigned(first.seq(), upTo) <= 0) {
        bytes -= first.bytes();
        unacknowledged.remove();
        progressNanos = now;
        adapt(first, now);
        first = unacknowledged.peek();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void adapt(Entry acknowledged, long now) {
    long took = now - acknowledged.enteredNanos();
    if (took < SOON) {
      roomEvents = Math.min(maxEvents, roomEvents + 1);
      roomBytes = Math.min(maxBytes, roomBytes + acknowledged.bytes());
    } else if (took > LATE && acknowledged.enteredNanos() - shrunkNanos >= 0) {
      // Once for each time around: what was on the way before tells nothing of the new size.
      shrunkNanos = now;
      roomEvents = Math.max(Math.min(maxEvents, LEAST_EVENTS), roomEvents / 2);
      roomBytes = Math.max(Math.min(maxBytes, LEAST_BYTES), roomBytes / 2);
    }
  }

  /** How long events have been waiting without one being acknowledged; zero when none waits. */
  Duration stalled() {
    lock.lock();
    try {
      return unacknowledged.isEmpty()
          ? Duration.ZERO
          : Duration.ofNanos(nanoTime.getAsLong() - progressNanos);
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
