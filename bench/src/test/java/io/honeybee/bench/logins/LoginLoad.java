package io.honeybee.bench.logins;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Begins logins when they are due, each on a thread of its own. A server that is too slow delays
 * those that come later, which counts as their latency. {@link #run} belongs to one thread.
 */
final class LoginLoad {
  /** So many may be under way, fewer than a listener's queue and its limits. */
  private static final int MOST_AT_ONCE = 300;

  /** One login from its beginning to its end. */
  @FunctionalInterface
  interface Login {

    /**
     * @param number unique in the run
     */
    void run(int number) throws IOException;
  }

  /** What came of it. Immutable. */
  static final class Outcome {
    private final int failed;
    private final String firstFailure;
    private final Duration time;
    private final long[] rising;

    private Outcome(int failed, String firstFailure, Duration time, long[] rising) {
      this.failed = failed;
      this.firstFailure = firstFailure;
      this.time = time;
      this.rising = rising;
    }

    /** Logins that succeeded. */
    int done() {
      return rising.length;
    }

    /** Those that did not. */
    int failed() {
      return failed;
    }

    /** Why; empty when none failed. */
    String firstFailure() {
      return firstFailure;
    }

    /** Logins that succeeded, a second, until the last was done. */
    double rate() {
      return rising.length / (time.toNanos() / 1e9);
    }

    /**
     * The latency, from when a login was due.
     *
     * @param part 0 to 1
     */
    double millis(double part) {
      return rising.length == 0
          ? 0
          : rising[(int) Math.min(rising.length - 1L, (long) (rising.length * part))] / 1e6;
    }
  }

  private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failed = new AtomicInteger();

  private LoginLoad() {}

  /**
   * @param first number of the first login
   */
  static Outcome run(int rate, Duration duration, int first, Login login)
      throws InterruptedException {
    return new LoginLoad().drive(rate, duration, first, login);
  }

  private Outcome drive(int rate, Duration duration, int first, Login login)
      throws InterruptedException {
    int count = Math.toIntExact(rate * duration.toMillis() / 1_000);
    Semaphore free = new Semaphore(MOST_AT_ONCE);
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = began + i * 1_000_000_000L / rate;
        int number = first + i;
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        free.acquire();
        threads.execute(
            () -> {
              try {
                login.run(number);
                latencies.add(System.nanoTime() - due);
              } catch (IOException | RuntimeException e) {
                failed.incrementAndGet();
                failures.add(e.toString());
              } finally {
                free.release();
              }
            });
      }
    }
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    long[] rising = latencies.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(rising);
    String failure = failures.isEmpty() ? "" : failures.peek();
    return new Outcome(failed.get(), failure, time, rising);
  }
}
