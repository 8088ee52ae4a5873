package io.honeybee.manager.events;

import static io.honeybee.manager.events.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EventFeedTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(1);

  @TempDir Path directory;
  private Database database;
  private EventStore store;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(directory.resolve("store.db"));
    store =
        new EventStore(
            database,
            new StoreSettings(Path.of("unused"), 0, 0),
            InstantSource.system(),
            new Random(1));
    store.start();
  }

  @AfterEach
  void close() {
    store.stop();
    database.close();
  }

  @Test
  void feedBeginsWithWhatComesNext() throws Exception {
    Events.store(store, event("before"));
    try (EventFeed feed = store.follow(EventQuery.all(1))) {
      assertThat(feed.next(SHORT)).isEmpty();
      Events.store(store, event("a"), event("a"), event("b"));
      assertThat(next(feed)).isEqualTo("a");
      assertThat(next(feed)).isEqualTo("b");
      assertThat(feed.next(SHORT)).isEmpty();
    }
    assertThat(store.counters().followers()).isZero();
  }

  @Test
  void feedFromAPositionHasNoGapWhileEventsPourIn() throws Exception {
    int all = 6_000;
    Thread node =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 0; i < all; i++) {
                  store.submit(event("e" + i), () -> {});
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    List<String> seen = new ArrayList<>();
    long position = 0;
    while (seen.size() < all) {
      // Every feed is left after a while and taken up again where it was.
      try (EventFeed feed = store.followAfter(EventQuery.all(1), position)) {
        for (int i = 0; i < 700 && seen.size() < all; i++) {
          Optional<StoredEvent> event = feed.next(LONG);
          seen.add(event.orElseThrow().eventId());
          position = event.orElseThrow().position();
        }
      } catch (FeedDropped e) {
        // Being slow for a moment is allowed; going on from the position is the point.
      }
    }
    node.join();
    assertThat(seen).hasSize(all).doesNotHaveDuplicates();
    assertThat(seen.getLast()).isEqualTo("e" + (all - 1));
  }

  @Test
  void filteredFeedGivesOnlyWhatMatchesOldAndNew() throws Exception {
    NodeId other = new NodeId(3);
    Events.store(store, event("a"), event(other, "b", "p", "x", Events.TIME));
    EventQuery filter =
        new EventQuery(
            Optional.of(other),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    try (EventFeed feed = store.followAfter(filter, 0)) {
      assertThat(next(feed)).isEqualTo("b");
      assertThat(feed.next(SHORT)).isEmpty();
      Events.store(store, event("c"), event(other, "d", "p", "x", Events.TIME));
      assertThat(next(feed)).isEqualTo("d");
    }
  }

  @Test
  void slowListenerIsDroppedAndTheStoreGoesOn() throws Exception {
    CountDownLatch firstSeen = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch dropped = new CountDownLatch(1);
    AtomicInteger seen = new AtomicInteger();
    try (AutoCloseable slow =
            store.subscribe(
                event -> {
                  seen.incrementAndGet();
                  firstSeen.countDown();
                  try {
                    mayGoOn.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                dropped::countDown);
        AutoCloseable quick = store.subscribe(event -> {}, () -> {})) {
      assertThat(slow).isNotSameAs(quick);
      Events.await(() -> store.counters().followers() == 2);
      Events.store(store, event("first"));
      firstSeen.await();
      for (int batch = 0; batch < 10; batch++) {
        int from = batch * 500;
        for (int i = 0; i < 500; i++) {
          store.submit(event("e" + (from + i)), () -> {});
        }
      }
      Events.await(() -> store.counters().stored() == 5_001);
      mayGoOn.countDown();
      assertThat(dropped.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(seen.get()).isLessThan(3_000);
      assertThat(store.counters().droppedFollowers()).isPositive();
    }
  }

  @Test
  void subscriberHearsEachCommittedEventOnce() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (AutoCloseable subscription =
        store.subscribe(event -> heard.add(event.eventId()), () -> heard.add("dropped"))) {
      assertThat(subscription).isNotNull();
      Events.store(store, event("a"), event("a"), event("b"));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("a");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("b");
    }
    Events.await(() -> store.counters().followers() == 0);
    assertThat(heard).isEmpty();
  }

  @Test
  void stoppingTheStoreEndsItsFeeds() throws Exception {
    try (EventFeed feed = store.follow(EventQuery.all(1))) {
      assertThat(feed.next(SHORT)).isEmpty();
      store.stop();
      assertThatThrownBy(() -> feed.next(LONG)).isInstanceOf(FeedDropped.class);
    }
  }

  private static String next(EventFeed feed) throws Exception {
    return feed.next(LONG).orElseThrow().eventId();
  }
}
