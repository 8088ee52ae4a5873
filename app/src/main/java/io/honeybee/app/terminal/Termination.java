package io.honeybee.app.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into an orderly stop with exit code 0.
 *
 * <p>The JVM runs its shutdown hooks on these signals and would then exit with 130 or 143. The hook
 * here wakes the main thread, waits until that has stopped everything, and ends the process itself.
 *
 * <p>Thread rule: any thread.
 */
public final class Termination {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Duration patience;
  private volatile int exitCode = ExitCode.OK;

  private Termination(Duration patience) {
    this.patience = patience;
  }

  /**
   * Listens for signals from now on.
   *
   * @param patience how long the stop may take before the process ends all the same
   */
  public static Termination listen(Duration patience) {
    Termination termination = new Termination(patience);
    Runtime.getRuntime().addShutdownHook(new Thread(termination::onShutdown, "termination"));
    return termination;
  }

  /** Waits for a signal or for {@link #ask}. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Waits for a signal or for {@link #ask}, but not for ever.
   *
   * @return whether one came
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return asked.await(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
  }

  /** As if a signal had come. */
  public void ask() {
    asked.countDown();
  }

  /** All is stopped; a signalled process now ends with this code. */
  public void done(int code) {
    exitCode = code;
    done.countDown();
  }

  @SuppressWarnings("SystemExitOutsideMain")
  private void onShutdown() {
    boolean bySignal = done.getCount() > 0;
    asked.countDown();
    if (bySignal) {
      boolean stopped = false;
      try {
        stopped = done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      System.out.flush();
      System.err.flush();
      Runtime.getRuntime().halt(stopped ? exitCode : ExitCode.FAILURE);
    }
  }
}
