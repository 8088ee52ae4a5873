package io.honeybee.world.files;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that all sessions of a pot together may keep in files they wrote.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class WriteBudget {
  private final AtomicLong leftBytes;

  public WriteBudget(long maxBytes) {
    this.leftBytes = new AtomicLong(maxBytes);
  }

  /** Takes so many bytes, or none when fewer are left. */
  boolean tryTake(long bytes) {
    while (true) {
      long left = leftBytes.get();
      if (left < bytes) {
        return false;
      }
      if (leftBytes.compareAndSet(left, left - bytes)) {
        return true;
      }
    }
  }

  void giveBack(long bytes) {
    leftBytes.addAndGet(bytes);
  }
}
