package io.honeybee.bench.hostile;

import java.time.Duration;

/** Ends threads. Stateless. */
final class EndOf {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private EndOf() {}

  /** Interrupts a thread and waits until it has ended. */
  static void thread(Thread thread) {
    thread.interrupt();
    try {
      if (!thread.join(PATIENCE)) {
        throw new IllegalStateException(thread + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
