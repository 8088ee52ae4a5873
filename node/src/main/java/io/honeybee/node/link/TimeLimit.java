package io.honeybee.node.link;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes something that takes too long. A read timeout would not do: a peer that sends one byte now
 * and then never runs into it.
 *
 * <p>Thread rule: made and closed by one thread; the limit itself is watched by a virtual one.
 */
final class TimeLimit implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean exceeded;

  TimeLimit(Duration limit, Closeable target) {
    Thread.ofVirtual().name("time limit").start(() -> watch(limit, target));
  }

  private void watch(Duration limit, Closeable target) {
    try {
      if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        exceeded = true;
        target.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException ignored) {
      // What does not close was closed by somebody else.
    }
  }

  /** Whether the limit struck. */
  boolean exceeded() {
    return exceeded;
  }

  /** In time: the target is left alone from now on. */
  @Override
  public void close() {
    done.countDown();
  }
}
