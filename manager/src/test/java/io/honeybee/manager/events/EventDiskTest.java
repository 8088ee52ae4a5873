package io.honeybee.manager.events;

import static io.honeybee.manager.events.Events.TIME;
import static io.honeybee.manager.events.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** The store and its disk: full, bounded, copied. */
@Timeout(60)
class EventDiskTest {
  @TempDir Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(TIME);
  private final InstantSource clock = now::get;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(directory.resolve("store.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private EventStore store(int keepDays, long maxBytes) {
    EventStore store =
        new EventStore(
            database,
            new StoreSettings(Path.of("unused"), keepDays, maxBytes),
            clock,
            new Random(1));
    store.start();
    return store;
  }

  @Test
  void fullDiskLosesAndAcknowledgesNothingAndMendsItself() throws Exception {
    EventStore store = store(0, 0);
    try {
      Events.store(store, large("before"));
      database.<Integer, RuntimeException>write(
          handle -> handle.createQuery("PRAGMA max_page_count = 1").mapTo(Integer.class).one());
      AtomicInteger acknowledged = new AtomicInteger();
      for (int i = 0; i < 20; i++) {
        store.submit(large("e" + i), acknowledged::incrementAndGet);
      }
      Events.await(() -> store.counters().failedWrites() >= 2);
      assertThat(acknowledged).hasValue(0);
      assertThat(store.query(EventQuery.all(100)).events()).hasSize(1);
      database.<Integer, RuntimeException>write(
          handle ->
              handle.createQuery("PRAGMA max_page_count = 1000000").mapTo(Integer.class).one());
      Events.await(() -> acknowledged.get() == 20);
      assertThat(store.query(EventQuery.all(100)).events()).hasSize(21);
      assertThat(store.counters().rejected()).isZero();
    } finally {
      store.stop();
    }
  }

  @Test
  void stopWithAFullDiskEndsWithoutAcknowledging() throws Exception {
    EventStore store = store(0, 0);
    database.<Integer, RuntimeException>write(
        handle -> handle.createQuery("PRAGMA max_page_count = 1").mapTo(Integer.class).one());
    AtomicInteger acknowledged = new AtomicInteger();
    store.submit(large("a"), acknowledged::incrementAndGet);
    store.submit(large("b"), acknowledged::incrementAndGet);
    Events.await(() -> store.counters().failedWrites() >= 1);
    store.stop();
    assertThat(acknowledged).hasValue(0);
  }

  @Test
  void eventsOverTheAgeGoByTheirArrival() throws Exception {
    EventStore store = store(30, 0);
    try {
      // Their own time is that of an attacker's broken clock; what counts is when they came.
      for (int i = 0; i < 1_200; i++) {
        store.submit(event(Events.NODE, "old-" + i, "p", "x", Instant.EPOCH), () -> {});
      }
      Events.store(store, event(Events.NODE, "old", "p", "x", Instant.EPOCH));
      store.sweep();
      assertThat(store.counters().removedByAge()).isZero();
      now.set(TIME.plus(Duration.ofDays(20)));
      Events.store(store, event("young"));
      now.set(TIME.plus(Duration.ofDays(31)));
      store.sweep();
      assertThat(store.counters().removedByAge()).isEqualTo(1_201);
      assertThat(store.queryAfter(EventQuery.all(10), 0))
          .extracting(StoredEvent::eventId)
          .containsExactly("young");
    } finally {
      store.stop();
    }
  }

  @Test
  void positionsAreNotUsedAgainWhenAllEventsAreGone() throws Exception {
    EventStore store = store(30, 0);
    Events.store(store, event("a"), event("b"));
    now.set(TIME.plus(Duration.ofDays(31)));
    store.sweep();
    assertThat(store.query(EventQuery.all(10)).events()).isEmpty();
    store.stop();
    EventStore again = store(30, 0);
    try {
      Events.store(again, event("c"));
      assertThat(again.query(EventQuery.all(1)).events().getFirst().position()).isEqualTo(3);
    } finally {
      again.stop();
    }
  }

  @Test
  void storeStaysUnderItsSizeByLettingTheOldestGo() throws Exception {
    long max = 8L << 20;
    EventStore store = store(0, max);
    try {
      for (int round = 0; round < 4; round++) {
        PotEvent[] events = new PotEvent[1_000];
        for (int i = 0; i < events.length; i++) {
          events[i] = large("e" + round + "-" + i);
        }
        Events.store(store, events);
        store.sweep();
        assertThat(database.usedBytes()).isLessThanOrEqualTo(max);
      }
      StoreCounters counters = store.counters();
      assertThat(counters.removedBySize()).isPositive();
      assertThat(store.query(EventQuery.all(1)).events().getFirst().eventId()).isEqualTo("e3-999");
      long left =
          database.read(h -> h.createQuery("SELECT count(*) FROM events").mapTo(Long.class).one());
      assertThat(left + counters.removedBySize()).isEqualTo(counters.stored());
    } finally {
      store.stop();
    }
    database.close();
    assertThat(Files.size(directory.resolve("store.db"))).isLessThan(max + (24L << 20));
    open();
  }

  @Test
  void backupTakenWhileEventsPourInIsConsistent() throws Exception {
    EventStore store = store(0, 0);
    AtomicInteger submitted = new AtomicInteger();
    Thread node =
        Thread.startVirtualThread(
            () -> {
              try {
                while (!Thread.interrupted()) {
                  store.submit(event("e" + submitted.getAndIncrement()), () -> {});
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Path copy = directory.resolve("copy.db");
    try {
      Events.await(() -> store.counters().stored() > 2_000);
      store.backup(copy);
    } finally {
      node.interrupt();
      node.join();
      store.stop();
    }
    try (Database backup = Database.open(copy)) {
      String check =
          backup.<String, RuntimeException>read(
              h -> h.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
      assertThat(check).isEqualTo("ok");
      long rows =
          backup.read(h -> h.createQuery("SELECT count(*) FROM events").mapTo(Long.class).one());
      long last =
          backup.read(
              h -> h.createQuery("SELECT max(position) FROM events").mapTo(Long.class).one());
      assertThat(rows).isEqualTo(last).isGreaterThan(2_000);
    }
  }

  private static PotEvent large(String id) {
    return new PotEvent(
        Events.NODE,
        "p",
        "t",
        "x",
        TIME,
        JsonNodeFactory.instance.objectNode().put("input", "x".repeat(6_000)),
        id,
        null);
  }
}
