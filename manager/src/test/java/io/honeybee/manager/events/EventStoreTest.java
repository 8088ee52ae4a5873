package io.honeybee.manager.events;

import static io.honeybee.manager.events.Events.NODE;
import static io.honeybee.manager.events.Events.TIME;
import static io.honeybee.manager.events.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.database.Database;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(60)
class EventStoreTest {
  @TempDir Path directory;
  private Database database;
  private EventStore store;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(directory.resolve("store.db"));
    store = started(database);
  }

  private static EventStore started(Database database) {
    EventStore store =
        new EventStore(
            database,
            new StoreSettings(Path.of("unused"), 0, 0),
            InstantSource.fixed(TIME.plusSeconds(1)),
            new Random(1));
    store.start();
    return store;
  }

  @AfterEach
  void close() {
    store.stop();
    database.close();
  }

  @Test
  void eventComesBackAsItWent() throws Exception {
    PotEvent sent = event("01J");
    Events.store(store, sent);
    StoredEvent stored = store.query(EventQuery.all(10)).events().getFirst();
    assertThat(stored)
        .isEqualTo(
            new StoredEvent(
                1,
                NODE,
                "01J",
                "ssh-1",
                "ssh",
                "ssh.login.failed",
                TIME,
                TIME.plusSeconds(1),
                sent.data()));
    assertThat(EventJson.line(stored))
        .isEqualTo(
            "{\"event_id\":\"01J\",\"node_id\":\"18446744073709551615\",\"pot_id\":\"ssh-1\","
                + "\"pot_type\":\"ssh\",\"event_type\":\"ssh.login.failed\","
                + "\"timestamp\":\"2026-01-15T10:30:00.123Z\",\"data\":{\"username\":\"root\","
                + "\"password\":\"toor\",\"src_ip\":\"192.0.2.7\"}}");
  }

  @Test
  void wholeSecondIsShownWithMilliseconds() {
    assertThat(EventJson.time(Instant.parse("2026-01-15T10:30:00Z")))
        .isEqualTo("2026-01-15T10:30:00.000Z");
  }

  @Test
  void eventSentAgainIsAcknowledgedAndStoredOnce() throws Exception {
    Events.store(store, event("a"), event("a"), event("b"), event("a"));
    Events.store(store, event("b"), event("c"));
    assertThat(ids(EventQuery.all(10))).containsExactly("c", "b", "a");
    assertThat(store.counters().received()).isEqualTo(6);
    assertThat(store.counters().stored()).isEqualTo(3);
    assertThat(store.counters().duplicates()).isEqualTo(3);
  }

  @Test
  void sameEventIdOfAnotherNodeIsAnotherEvent() throws Exception {
    Events.store(store, event("a"), event(new NodeId(7), "a", "ssh-1", "x", TIME));
    assertThat(ids(EventQuery.all(10))).containsExactly("a", "a");
  }

  @Test
  void eventWithoutIdIsGivenOne() throws Exception {
    PotEvent older = new PotEvent(NODE, "p", "", "x", TIME, object(), null, null);
    Events.store(store, older, older);
    assertThat(ids(EventQuery.all(10)))
        .doesNotHaveDuplicates()
        .hasSize(2)
        .allMatch(id -> id.length() == 26);
  }

  @Test
  void hostileTextSurvives() throws Exception {
    List<String> texts =
        List.of(
            "<script>alert(1)</script>",
            "\u001b[2J\u001b]0;x\u0007",
            "a\0b",
            "a",
            "half \ud83d",
            "other half \ude00",
            "turned \ude00\ud83d",
            "whole \ud83d\ude00",
            "half ?",
            "half \ufffd",
            "\u001a",
            "\u001a001a",
            "\u001ad83d",
            "'; DROP TABLE events; --",
            "\u202e\u2028\uffff",
            "x".repeat(65_536),
            "");
    PotEvent[] events =
        texts.stream()
            .map(
                text ->
                    new PotEvent(
                        NODE, text, text, text, TIME, object().put(text, text), text, null))
            .toArray(PotEvent[]::new);
    Events.store(store, events);
    List<StoredEvent> stored = store.queryAfter(EventQuery.all(100), 0);
    assertThat(stored).extracting(StoredEvent::eventId).containsExactlyElementsOf(texts);
    assertThat(stored).extracting(StoredEvent::potId).containsExactlyElementsOf(texts);
    assertThat(stored).extracting(StoredEvent::potType).containsExactlyElementsOf(texts);
    assertThat(stored).extracting(StoredEvent::eventType).containsExactlyElementsOf(texts);
    assertThat(stored)
        .extracting(event -> event.data().iterator().next().stringValue())
        .containsExactlyElementsOf(texts);
    for (String text : texts) {
      assertThat(store.query(pot(text)).events())
          .extracting(StoredEvent::eventId)
          .containsExactly(text);
    }
    assertThat(stored).allSatisfy(e -> assertThat(EventJson.line(e)).matches("[ -~\\x7f]*"));
  }

  @Test
  void namesThatNoParserReadsAreKeptEscaped() throws Exception {
    ObjectNode data = object();
    data.putArray("list").addObject().put("half \ud83d", 1).put("whole \ud83d\ude00", 2);
    Events.store(store, new PotEvent(NODE, "p", "t", "x", TIME, data, "a", null));
    assertThat(EventJson.text(store.query(EventQuery.all(1)).events().getFirst().data()))
        .isEqualTo("{\"list\":[{\"half \\u001ad83d\":1,\"whole \\ud83d\\ude00\":2}]}");
  }

  @Test
  void numbersAreKeptAsTheyCame() throws Exception {
    String json =
        "{\"i\":18446744073709551615,\"d\":1.10,\"e\":1E+400,\"n\":null,\"t\":true,\"a\":[1,[2,{}]]}";
    Events.store(store, new PotEvent(NODE, "p", "t", "x", TIME, EventJson.parse(json), "a", null));
    StoredEvent stored = store.query(EventQuery.all(1)).events().getFirst();
    assertThat(EventJson.text(stored.data())).isEqualTo(json);
  }

  @Test
  void damagedRowHidesNoOther() throws Exception {
    Events.store(store, event("a"), event("b"));
    database.<Integer, RuntimeException>write(
        handle -> handle.execute("UPDATE events SET data = '{\"cut' WHERE event_id = 'a'"));
    assertThat(store.query(EventQuery.all(10)).events())
        .extracting(event -> event.data().path("unreadable").asString(""))
        .containsExactly("", "{\"cut");
  }

  @Test
  void everyFilterAndEveryPairOfThemFinds() throws Exception {
    NodeId other = new NodeId(5);
    Events.store(
        store,
        event(NODE, "1", "ssh-1", "login", TIME),
        event(other, "2", "ssh-1", "login", TIME.plusSeconds(1)),
        event(NODE, "3", "ssh-2", "login", TIME.plusSeconds(2)),
        event(NODE, "4", "ssh-2", "close", TIME.plusSeconds(3)),
        event(NODE, "5", "ssh-1", "close", TIME.minusSeconds(60)));
    Optional<NodeId> node = Optional.of(NODE);
    Optional<String> pot = Optional.of("ssh-1");
    Optional<String> type = Optional.of("close");
    Optional<Instant> since = Optional.of(TIME.plusSeconds(1));
    assertThat(ids(filter(node, Optional.empty(), Optional.empty(), Optional.empty())))
        .containsExactly("5", "4", "3", "1");
    assertThat(ids(filter(Optional.empty(), pot, Optional.empty(), Optional.empty())))
        .containsExactly("5", "2", "1");
    assertThat(ids(filter(Optional.empty(), Optional.empty(), type, Optional.empty())))
        .containsExactly("5", "4");
    assertThat(ids(filter(Optional.empty(), Optional.empty(), Optional.empty(), since)))
        .containsExactly("4", "3", "2");
    assertThat(ids(filter(node, pot, Optional.empty(), Optional.empty())))
        .containsExactly("5", "1");
    assertThat(ids(filter(node, Optional.empty(), type, since))).containsExactly("4");
    assertThat(ids(filter(node, pot, type, Optional.empty()))).containsExactly("5");
    assertThat(ids(filter(node, pot, type, since))).isEmpty();
    assertThat(
            ids(
                new EventQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    since,
                    Optional.of(TIME.plusSeconds(3)),
                    Optional.empty(),
                    10)))
        .containsExactly("3", "2");
  }

  @Test
  void spanOfTimeFindsItsEventsWhetherFewOrManyLieInIt() throws Exception {
    PotEvent[] many = new PotEvent[10_100];
    for (int i = 0; i < many.length; i++) {
      many[i] = event(NODE, "late-" + i, "p", "x", TIME.plusSeconds(10));
    }
    Events.store(store, event(NODE, "early", "p", "x", TIME));
    Events.store(store, many);
    Events.store(store, event(NODE, "out-of-order", "p", "x", TIME.plusSeconds(1)));
    assertThat(ids(span(TIME.plusSeconds(5), TIME.plusSeconds(20), 2)))
        .containsExactly("late-10099", "late-10098");
    assertThat(ids(span(TIME, TIME.plusSeconds(5), 5))).containsExactly("out-of-order", "early");
    assertThat(ids(span(TIME.plusSeconds(20), TIME.plusSeconds(30), 5))).isEmpty();
  }

  private static EventQuery span(Instant since, Instant until, int limit) {
    return new EventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(since),
        Optional.of(until),
        Optional.empty(),
        limit);
  }

  @Test
  void pagesNeitherRepeatNorSkipWhileEventsArrive() throws Exception {
    for (int i = 0; i < 95; i++) {
      Events.store(store, event("old-" + i));
    }
    List<String> seen = new ArrayList<>();
    Optional<Long> before = Optional.empty();
    do {
      EventPage page =
          store.query(
              new EventQuery(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  before,
                  10));
      page.events().forEach(event -> seen.add(event.eventId()));
      before = page.next();
      Events.store(store, event("new-" + seen.size()));
    } while (before.isPresent());
    assertThat(seen).hasSize(95).doesNotHaveDuplicates().allMatch(id -> id.startsWith("old-"));
    assertThat(seen.getFirst()).isEqualTo("old-94");
    assertThat(seen.getLast()).isEqualTo("old-0");
  }

  @Test
  void eventsOutliveARestartAndPositionsGoOn() throws Exception {
    Events.store(store, event("a"), event("b"));
    close();
    open();
    Events.store(store, event("b"), event("c"));
    assertThat(ids(EventQuery.all(10))).containsExactly("c", "b", "a");
    assertThat(store.queryAfter(EventQuery.all(10), 2))
        .extracting(StoredEvent::eventId)
        .containsExactly("c");
  }

  @Test
  void stoppingWritesWhatWaitsAndTakesNothingMore() throws Exception {
    AtomicInteger committed = new AtomicInteger();
    for (int i = 0; i < 3_000; i++) {
      store.submit(event("e" + i), committed::incrementAndGet);
    }
    store.stop();
    assertThat(committed).hasValue(3_000);
    assertThatThrownBy(() -> store.submit(event("late"), () -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void blockedDiskHoldsSubmittersBackAndLosesNothing() throws Exception {
    CountDownLatch diskWorks = new CountDownLatch(1);
    Thread disk =
        Thread.startVirtualThread(
            () ->
                database.<Boolean, RuntimeException>write(
                    handle -> {
                      try {
                        diskWorks.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                      return true;
                    }));
    AtomicInteger submitted = new AtomicInteger();
    AtomicInteger committed = new AtomicInteger();
    int all = 20_000;
    Thread node =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 0; i < all; i++) {
                  store.submit(event("e" + i), committed::incrementAndGet);
                  submitted.incrementAndGet();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Events.await(() -> node.getState() == Thread.State.WAITING && submitted.get() >= 10_000);
    // One batch is on its way, 10,000 wait, and the rest is not taken.
    assertThat(submitted.get()).isBetween(10_000, 11_001);
    assertThat(committed).hasValue(0);
    assertThat(store.counters().queuedEvents()).isEqualTo(10_000);
    diskWorks.countDown();
    disk.join();
    node.join();
    Events.await(() -> committed.get() == all);
    assertThat(store.counters().stored()).isEqualTo(all);
    assertThat(store.counters().queuedBytes()).isZero();
  }

  @Test
  void queueIsBoundedInBytesToo() throws Exception {
    PendingQueue queue = new PendingQueue(100, 1_000);
    PendingEvent large =
        PendingEvent.of(
            new PotEvent(NODE, "p", "", "x", TIME, object().put("k", "x".repeat(2_000)), "a", null),
            "a",
            TIME,
            () -> {});
    queue.put(large);
    Thread second =
        Thread.startVirtualThread(
            () -> {
              try {
                queue.put(large);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Events.await(() -> second.getState() == Thread.State.WAITING);
    assertThat(queue.take(10, 1_000_000)).hasSize(1);
    second.join();
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void oneRefusedEventIsCountedAndHoldsNobodyUp() throws Exception {
    database.<Integer, RuntimeException>write(
        handle ->
            handle.execute(
                "CREATE TRIGGER refuse BEFORE INSERT ON events WHEN new.event_id = 'poison'"
                    + " BEGIN SELECT raise(ABORT, 'no'); END"));
    List<PotEvent> events = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      events.add(event(i == 23 ? "poison" : "e" + i));
    }
    Events.store(store, events.toArray(PotEvent[]::new));
    assertThat(ids(EventQuery.all(100))).hasSize(49).doesNotContain("poison");
    assertThat(store.counters().rejected()).isEqualTo(1);
    assertThat(store.counters().failedWrites()).isZero();
  }

  @Test
  void callbackThatThrowsHarmsNobody() throws Exception {
    store.submit(
        event("a"),
        () -> {
          throw new IllegalStateException("a bug");
        });
    Events.store(store, event("b"));
    assertThat(ids(EventQuery.all(10))).containsExactly("b", "a");
  }

  private List<String> ids(EventQuery query) {
    return store.query(query).events().stream().map(StoredEvent::eventId).toList();
  }

  private static EventQuery filter(
      Optional<NodeId> node, Optional<String> pot, Optional<String> type, Optional<Instant> since) {
    return new EventQuery(node, pot, type, since, Optional.empty(), Optional.empty(), 10);
  }

  private static EventQuery pot(String pot) {
    return filter(Optional.empty(), Optional.of(pot), Optional.empty(), Optional.empty());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
