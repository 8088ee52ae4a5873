package io.honeybee.pot.ssh;

import java.io.IOException;
import java.time.Duration;

/**
 * Counts what was handed to the network and is not on its way yet, so that a client that does not
 * read cannot fill the memory.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class PendingWrites {
  /** A shell waits while more than this is pending. */
  private static final long ENOUGH_BYTES = 128 * 1024;

  /** A session with more than this is closed: it asks for answers and does not take them. */
  private static final long MAX_BYTES = 1 << 20;

  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  private long pendingBytes;
  private boolean closed;

  /** Counts a packet, or says that there are too many. */
  synchronized boolean add(long bytes) {
    pendingBytes += bytes;
    return pendingBytes <= MAX_BYTES;
  }

  synchronized void done(long bytes) {
    pendingBytes -= bytes;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Waits until there is room for more. */
  synchronized void awaitRoom() throws IOException {
    long deadline = System.nanoTime() + MAX_WAIT.toNanos();
    while (pendingBytes > ENOUGH_BYTES && !closed) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IOException("the client reads nothing");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    if (closed) {
      throw new IOException("the session is closed");
    }
  }
}
