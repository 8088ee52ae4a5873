package io.honeybee.manager.events;

import com.github.f4b6a3.ulid.Ulid;
import io.honeybee.manager.database.Database;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events, each (node id, event id) once. Asking it works whether or not it is started; events
 * are taken once it is.
 *
 * <p>Memory: at most {@value #MAX_QUEUED_EVENTS} events and {@value #MAX_QUEUED_BYTES} bytes of
 * JSON wait for the disk.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class EventStore implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(EventStore.class);
  private static final int MAX_QUEUED_EVENTS = 10_000;
  private static final long MAX_QUEUED_BYTES = 32L << 20;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration FOLLOW_POLL = Duration.ofMinutes(1);
  private static final int ULID_RANDOM_BYTES = 10;

  private final Database database;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final PendingQueue queue = new PendingQueue(MAX_QUEUED_EVENTS, MAX_QUEUED_BYTES);
  private final EventFeeds feeds = new EventFeeds(this::after);
  private final EventWriter writer;
  private final Retention retention;
  private final LongAdder received = new LongAdder();
  private @Nullable Thread writerThread;
  private @Nullable Thread retentionThread;

  /**
   * @param database stays open until after {@link #stop}
   * @param random for the ids of events that have none
   */
  public EventStore(
      Database database, StoreSettings settings, InstantSource clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
    this.writer = new EventWriter(database, queue, feeds);
    this.retention = new Retention(database, settings, clock);
  }

  @Override
  public String name() {
    return "event store";
  }

  @Override
  public synchronized void start() {
    feeds.startAt(database.read(EventTable::lastPosition));
    writerThread = Thread.ofPlatform().name("event writer").start(writer);
    retentionThread = Thread.ofPlatform().name("event retention").daemon().start(retention);
  }

  /** Writes what waits, as far as the disk lets it within a few seconds. Cannot start again. */
  @Override
  public synchronized void stop() {
    queue.close();
    retention.stop();
    Thread thread = writerThread;
    if (thread != null) {
      join(thread, STOP_LIMIT);
      writer.stop();
      join(thread, STOP_LIMIT);
    }
    if (retentionThread != null) {
      join(retentionThread, STOP_LIMIT);
    }
    feeds.dropAll();
  }

  private static void join(Thread thread, Duration limit) {
    try {
      if (!thread.join(limit)) {
        LOG.warn("{} has not ended yet", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Queues an event for the next batch; blocks while the queue is full, which pushes back on the
   * node.
   *
   * @param event without an {@code event_id} (from an older node) it is given one
   * @param afterCommit runs on the writer's thread once the event is on disk, also when it was
   *     there before, or when the database refused it for good, which is counted and logged; must
   *     not block
   * @throws IllegalStateException when the store is stopped
   */
  public void submit(PotEvent event, Runnable afterCommit) throws InterruptedException {
    received.increment();
    Instant now = clock.instant();
    String id = event.eventId();
    queue.put(PendingEvent.of(event, id == null ? newId(now) : id, now, afterCommit));
  }

  private String newId(Instant now) {
    byte[] bytes = new byte[ULID_RANDOM_BYTES];
    random.nextBytes(bytes);
    return new Ulid(now.toEpochMilli(), bytes).toString();
  }

  /** Newest first. */
  public EventPage query(EventQuery query) {
    EventSearch.Found found =
        database.read(handle -> new EventSearch(query).newestFirst(handle, query.limit()));
    return new EventPage(
        found.events(),
        found.more() ? Optional.of(found.events().getLast().position()) : Optional.empty());
  }

  /**
   * Oldest first, for exports and for going on where one was.
   *
   * @param position that of the last event one has; 0 for all
   * @return at most {@link EventQuery#limit}, fewer when they are large; none when there are no
   *     more yet
   */
  public List<StoredEvent> queryAfter(EventQuery query, long position) {
    return after(query, position, query.limit());
  }

  private List<StoredEvent> after(EventQuery query, long position, int limit) {
    return database
        .read(handle -> new EventSearch(query).oldestFirst(handle, position, limit))
        .events();
  }

  /** Follows what is committed from now on. */
  public EventFeed follow(EventQuery filter) {
    return feeds.openNow(filter);
  }

  /** Follows from a position on: first what is stored, then what is committed, without a gap. */
  public EventFeed followAfter(EventQuery filter, long position) {
    return feeds.open(filter, position);
  }

  /**
   * Gives each event to the listener once it is committed, on a thread of this subscription. A
   * listener that is too slow is closed, never waited for.
   *
   * @param onDropped runs when the listener was too slow and gets nothing more
   */
  public AutoCloseable subscribe(Consumer<StoredEvent> listener, Runnable onDropped) {
    EventFeed feed = follow(EventQuery.all(EventQuery.MAX_LIMIT));
    Thread thread =
        Thread.ofVirtual().name("event follower").start(() -> pump(feed, listener, onDropped));
    return () -> {
      feed.close();
      thread.interrupt();
    };
  }

  private static void pump(EventFeed feed, Consumer<StoredEvent> listener, Runnable onDropped) {
    try (feed) {
      while (true) {
        feed.next(FOLLOW_POLL).ifPresent(listener);
      }
    } catch (FeedDropped e) {
      onDropped.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Writes a consistent copy of the whole database while everything goes on.
   *
   * @param copy must not exist
   * @throws IOException when it cannot be written; one sentence for the operator
   */
  public void backup(Path copy) throws IOException {
    database.backup(copy);
  }

  public StoreCounters counters() {
    return new StoreCounters(
        received.sum(),
        writer.stored.sum(),
        writer.duplicates.sum(),
        writer.rejected.sum(),
        retention.removedByAge.sum(),
        retention.removedBySize.sum(),
        writer.failedWrites.sum(),
        queue.size(),
        queue.bytes(),
        feeds.followers(),
        feeds.droppedFollowers());
  }

  /** Removes what is too old or too much now, without waiting for the next time. */
  void sweep() {
    retention.sweep();
  }
}
