package io.honeybee.manager.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own. A failure is logged and does not end it.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Ticker {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Duration interval;
  private final Runnable work;
  private @Nullable Thread thread;

  /**
   * @param interval from the end of one turn to the beginning of the next
   */
  Ticker(String name, Duration interval, Runnable work) {
    this.name = name;
    this.interval = interval;
    this.work = work;
  }

  synchronized void start() {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  /** Waits for a turn under way. */
  synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
      try {
        if (!running.join(STOP_PATIENCE)) {
          LOG.warn("{} does not stop", name);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        work.run();
        Thread.sleep(interval);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("{} failed in a turn", name, e);
      }
    }
  }
}
