package io.honeybee.node.supervision;

import io.honeybee.runtime.lifecycle.Service;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a disk which takes no more events shows in the node's health.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class SpoolWatch implements Service {
  private static final String PART = "spool";

  private final Supplier<Map<String, Long>> counters;
  private final NodeHealth health;
  private final Duration interval;
  private @Nullable Thread watcher;

  /**
   * @param counters the spool's
   */
  public SpoolWatch(Supplier<Map<String, Long>> counters, NodeHealth health, Duration interval) {
    this.counters = counters;
    this.health = health;
    this.interval = interval;
  }

  @Override
  public String name() {
    return "spool watch";
  }

  @Override
  public synchronized void start() {
    if (watcher == null) {
      watcher = Thread.ofVirtual().name(name()).start(this::watch);
    }
  }

  @Override
  public synchronized void stop() {
    if (watcher != null) {
      watcher.interrupt();
      watcher = null;
    }
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (counters.get().getOrDefault("held_in_memory", 0L) > 0) {
      health.failed(
          PART,
          "the spool (spool.dir) cannot be written, so new events are held in memory only; free"
              + " space on its disk or mend its permissions");
    } else {
      health.works(PART);
    }
  }
}
