package io.honeybee.bench.program;

import java.io.IOException;
import java.time.Duration;

/** Waits for what must become true. Stateless. */
public final class Patience {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** May fail to be asked, such as one that needs a server that is not up yet. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private Patience() {}

  /** Returns once it holds. */
  public static void until(String what, Duration limit, Condition condition)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    IOException last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (IOException e) {
        last = e;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new IllegalStateException(
        "not within " + limit.toSeconds() + " s: " + what + (last == null ? "" : "; " + last),
        last);
  }
}
