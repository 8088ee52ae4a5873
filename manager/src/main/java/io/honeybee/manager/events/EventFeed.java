package io.honeybee.manager.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Events in order, without a gap: those already stored first, then each as it is committed. Who
 * reads too slowly is dropped, never waited for.
 *
 * <p>Thread rule: one thread reads; any thread closes.
 */
public final class EventFeed implements AutoCloseable {
  private static final int MAX_LIVE = 2_000;
  private static final int PAGE = 200;

  private final EventFeeds feeds;
  private final EventQuery filter;
  private final BlockingQueue<Optional<StoredEvent>> live = new LinkedBlockingQueue<>(MAX_LIVE);
  private final Deque<StoredEvent> old = new ArrayDeque<>();
  private long position;
  private boolean caughtUp;
  private volatile boolean dropped;

  /**
   * @param position that of the last event the reader has
   */
  EventFeed(EventFeeds feeds, EventQuery filter, long position) {
    this.feeds = feeds;
    this.filter = filter;
    this.position = position;
  }

  /**
   * The next event, or nothing when there is none in time.
   *
   * @throws FeedDropped when the reader was too slow or the store stopped
   */
  public Optional<StoredEvent> next(Duration max) throws InterruptedException, FeedDropped {
    while (!caughtUp && old.isEmpty()) {
      catchUp();
    }
    StoredEvent stored = old.poll();
    if (stored == null) {
      return nextLive(max);
    }
    position = stored.position();
    return Optional.of(stored);
  }

  private Optional<StoredEvent> nextLive(Duration max) throws InterruptedException, FeedDropped {
    long deadline = System.nanoTime() + max.toNanos();
    while (true) {
      Optional<StoredEvent> event = live.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (dropped) {
        throw new FeedDropped();
      }
      if (event == null) {
        return Optional.empty();
      }
      // One that was published after this feed had read it from the table is skipped.
      if (event.isPresent() && event.get().position() > position) {
        position = event.get().position();
        return event;
      }
    }
  }

  private void catchUp() {
    long published = feeds.published();
    List<StoredEvent> page = feeds.stored(filter, position, PAGE);
    old.addAll(page);
    if (page.isEmpty()) {
      position = Math.max(position, published);
      caughtUp = feeds.goLive(this, position);
    }
  }

  /** Takes an event that was committed, on the writer's thread. */
  void offer(StoredEvent event) {
    if (!dropped && filter.matches(event) && !live.offer(Optional.of(event))) {
      drop();
    }
  }

  /** Gives it nothing more, and wakes its reader. */
  void drop() {
    dropped = true;
    feeds.countDropped();
    // The reader starts again from its last position, so what waits here is of no use to it.
    live.clear();
    live.offer(Optional.empty());
  }

  @Override
  public void close() {
    feeds.remove(this);
  }
}
