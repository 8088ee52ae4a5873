package io.honeybee.manager.events;

import io.honeybee.manager.database.Database;
import io.honeybee.manager.database.DatabaseFault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves events from the queue to the table. While one batch is on its way to the disk the next
 * gathers, so a batch grows with the load and nothing waits for it to fill.
 *
 * <p>Thread rule: {@link #run} on a thread of its own; {@link #stop} and the counters from any.
 */
final class EventWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
  private static final int MAX_BATCH_EVENTS = 1_000;
  private static final long MAX_BATCH_BYTES = 4L << 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration COMPLAINT_INTERVAL = Duration.ofMinutes(1);
  private static final int MAX_LOGGED_CHARS = 2_000;

  private final Database database;
  private final PendingQueue queue;
  private final EventFeeds feeds;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long complainedNanos = System.nanoTime() - COMPLAINT_INTERVAL.toNanos();

  final LongAdder stored = new LongAdder();
  final LongAdder duplicates = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder failedWrites = new LongAdder();

  EventWriter(Database database, PendingQueue queue, EventFeeds feeds) {
    this.database = database;
    this.queue = queue;
    this.feeds = feeds;
  }

  @Override
  public void run() {
    try {
      List<PendingEvent> batch = queue.take(MAX_BATCH_EVENTS, MAX_BATCH_BYTES);
      while (!batch.isEmpty()) {
        if (!write(batch)) {
          LOG.warn(
              "{} events were not yet stored when the store stopped; their nodes still have them",
              batch.size() + queue.size());
          return;
        }
        batch = queue.take(MAX_BATCH_EVENTS, MAX_BATCH_BYTES);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** No more attempts from now on: what cannot be written at once is left to the nodes. */
  void stop() {
    stopped.countDown();
  }

  /** Keeps on trying until it is done; false when told to stop before that. */
  private boolean write(List<PendingEvent> batch) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        insert(batch);
        return true;
      } catch (Exception e) {
        if (DatabaseFault.of(e) == DatabaseFault.REFUSED) {
          return writeParts(batch, e);
        }
        failedWrites.increment();
        complain(e);
      }
      if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  /** Something in the batch is refused: halves find it without keeping the rest from the disk. */
  private boolean writeParts(List<PendingEvent> batch, Exception refusal)
      throws InterruptedException {
    if (batch.size() == 1) {
      reject(batch.getFirst(), refusal);
      return true;
    }
    int half = batch.size() / 2;
    return write(batch.subList(0, half)) && write(batch.subList(half, batch.size()));
  }

  private void insert(List<PendingEvent> batch) throws SQLException {
    long[] first = new long[1];
    boolean[] isNew =
        database.write(
            handle -> {
              first[0] = EventTable.lastPosition(handle) + 1;
              return EventTable.insert(handle, batch, first[0]);
            });
    List<StoredEvent> fresh = new ArrayList<>(batch.size());
    for (int i = 0; i < isNew.length; i++) {
      if (isNew[i]) {
        fresh.add(batch.get(i).at(first[0] + i));
      }
    }
    stored.add(fresh.size());
    duplicates.add(batch.size() - fresh.size());
    // Followers first: who starts to follow once an event was acknowledged must not be given it.
    feeds.publish(fresh);
    batch.forEach(EventWriter::tell);
  }

  /** Its node is told as if it were stored, or it would send the event for ever. */
  private void reject(PendingEvent event, Exception refusal) {
    rejected.increment();
    String line = EventJson.line(event.at(0));
    LOG.error(
        "the database refuses an event ({}); it is kept nowhere but here: {}",
        refusal.getMessage(),
        line.length() <= MAX_LOGGED_CHARS ? line : line.substring(0, MAX_LOGGED_CHARS));
    tell(event);
  }

  private static void tell(PendingEvent event) {
    try {
      event.afterCommit().run();
    } catch (RuntimeException e) {
      LOG.error("an event is stored, but telling so failed", e);
    }
  }

  private void complain(Exception e) {
    long now = System.nanoTime();
    if (now - complainedNanos >= COMPLAINT_INTERVAL.toNanos()) {
      complainedNanos = now;
      LOG.error(
          "events cannot be written to {}; {} wait here, and nodes keep the rest until it works"
              + " again: {}",
          database.path(),
          queue.size(),
          e.getMessage());
    } else {
      LOG.debug("events still cannot be written: {}", e.getMessage());
    }
  }
}
