package io.honeybee.runtime.journal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
final class Eventually {
  private static final long DEADLINE_NANOS = 20_000_000_000L;
  private static final long STEP_NANOS = 1_000_000L;

  private Eventually() {}

  static void eventually(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE_NANOS) {
        throw new AssertionError("did not come to be: " + what);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
