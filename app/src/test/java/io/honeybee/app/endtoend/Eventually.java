package io.honeybee.app.endtoend;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what must become true. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  /** A condition that may fail to be asked, such as one that needs a server that is not up yet. */
  interface Condition {
    boolean holds() throws Exception;
  }

  private Eventually() {}

  static void holds(Condition condition, Supplier<String> otherwise) {
    holds(PATIENCE, condition, otherwise);
  }

  static void holds(Duration patience, Condition condition, Supplier<String> otherwise) {
    long deadline = System.nanoTime() + patience.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (condition.holds()) {
          return;
        }
        last = null;
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    throw new AssertionError(otherwise.get(), last);
  }
}
