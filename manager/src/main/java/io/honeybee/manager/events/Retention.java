package io.honeybee.manager.events;

import io.honeybee.manager.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the oldest events go, by age and by size. It works in steps so small that events go on being
 * written in between, and the space is used again, so the file is never rewritten as a whole.
 *
 * <p>Thread rule: {@link #run} on a thread of its own; all else from any.
 */
final class Retention implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int STEP_EVENTS = 500;
  private static final int STEP_PAGES = 1_024;

  /** Free space that new events will need soon anyway. */
  private static final long KEPT_FREE_BYTES = 16L << 20;

  private final Database database;
  private final StoreSettings settings;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  final LongAdder removedByAge = new LongAdder();
  final LongAdder removedBySize = new LongAdder();

  Retention(Database database, StoreSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      do {
        try {
          sweep();
        } catch (JdbiException | IllegalStateException e) {
          LOG.warn("old events could not be removed, which will be tried again: {}", e.toString());
        }
      } while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped.countDown();
  }

  /** Removes what is too old or too much. */
  void sweep() {
    long old = removeTooOld();
    long many = removeTooMany();
    if (old + many > 0) {
      LOG.info("removed {} events over the age limit and {} over the size limit", old, many);
    }
    while (isRunning() && database.freeBytes() > KEPT_FREE_BYTES + STEP_PAGES * 4096L) {
      database.reclaim(STEP_PAGES);
    }
  }

  private long removeTooOld() {
    if (settings.keepDays() == 0) {
      return 0;
    }
    long before = clock.instant().minus(Duration.ofDays(settings.keepDays())).toEpochMilli();
    long total = 0;
    int removed = STEP_EVENTS;
    while (removed == STEP_EVENTS && isRunning()) {
      removed = database.write(handle -> EventTable.removeOldest(handle, STEP_EVENTS, before));
      removedByAge.add(removed);
      total += removed;
    }
    return total;
  }

  private long removeTooMany() {
    if (settings.maxBytes() == 0) {
      return 0;
    }
    long total = 0;
    int removed = STEP_EVENTS;
    while (removed > 0 && isRunning() && database.usedBytes() > settings.maxBytes()) {
      removed =
          database.write(handle -> EventTable.removeOldest(handle, STEP_EVENTS, Long.MAX_VALUE));
      removedBySize.add(removed);
      total += removed;
    }
    return total;
  }

  private boolean isRunning() {
    return stopped.getCount() > 0;
  }
}
