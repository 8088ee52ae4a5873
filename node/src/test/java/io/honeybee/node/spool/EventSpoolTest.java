package io.honeybee.node.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.Ulid;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class EventSpoolTest {
  private static final Instant NOW = Instant.parse("2026-01-15T10:30:00.123Z");
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path dir;
  private Instant now = NOW;
  private final List<String> losses = new ArrayList<>();
  private EventSpool spool;

  private EventSpool newSpool() {
    InstantSource clock = () -> now;
    return new EventSpool(
        SpoolSettings.defaults(dir.resolve("spool")),
        clock,
        new Random(7),
        (events, cause) -> losses.add(events + " " + cause));
  }

  @BeforeEach
  void start() throws IOException {
    spool = newSpool();
    spool.start();
  }

  @AfterEach
  void stop() {
    spool.stop();
  }

  private void restart() throws IOException {
    spool.stop();
    start();
  }

  private static PotEvent event(String password) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("username", "root").put("password", password).put("src_port", 50_000);
    return new PotEvent(new NodeId(-1), "ssh-1", "ssh", "ssh.login.failed", NOW, data, "none", 99L);
  }

  @Test
  void anEventComesBackWholeWithANumberAndAUlid() throws Exception {
    spool.append(event("hunter2\n\u0000\u00e9\ud83d\ude00"));

    PotEvent read = spool.read(0, 10, SOON).getFirst();

    assertThat(read.seq()).isEqualTo(1);
    assertThat(Ulid.getInstant(String.valueOf(read.eventId()))).isEqualTo(NOW);
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("seq", "eventId")
        .isEqualTo(event("hunter2\n\u0000\u00e9\ud83d\ude00"));
  }

  @Test
  void eventsThatAreSubmittedTogetherAreStoredInTheirOrder() throws Exception {
    Receipt first = spool.submit(List.of(event("1"), event("2")));
    Receipt second = spool.submit(List.of(event("3")));

    assertThat(second.await()).isTrue();
    assertThat(first.isStored()).isTrue();
    assertThat(first.refused() + second.refused()).isZero();
    assertThat(spool.counters()).containsEntry("seen", 3L).containsEntry("spooled", 3L);
    restart();
    assertThat(spool.read(0, 10, SOON))
        .extracting(read -> read.data().path("password").stringValue())
        .containsExactly("1", "2", "3");
  }

  @Test
  void whatIsNotAcknowledgedIsThereAfterARestartAndNumbersGoOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      spool.append(event("p" + i));
    }
    assertThat(spool.read(0, 10, SOON)).hasSize(5);
    spool.acknowledge(2);
    List<PotEvent> before = readAll(2);
    restart();

    assertThat(spool.acknowledged()).isEqualTo(2);
    spool.append(event("p5"));
    List<PotEvent> read = readAll(2);
    assertThat(read).extracting(PotEvent::seq).containsExactly(3L, 4L, 5L, 6L);
    assertThat(read.getLast().data().path("password").stringValue()).isEqualTo("p5");
    // The manager knows an event that comes again by its id.
    assertThat(read.subList(0, 3)).isEqualTo(before);
  }

  private List<PotEvent> readAll(long after) throws InterruptedException {
    List<PotEvent> all = new ArrayList<>();
    List<PotEvent> some = spool.read(after, 10, Duration.ZERO);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = spool.read(Objects.requireNonNull(all.getLast().seq()), 10, Duration.ZERO);
    }
    return all;
  }

  @Test
  void numbersGoOnWhenAllWasAcknowledged() throws Exception {
    spool.append(event("a"));
    spool.append(event("b"));
    assertThat(spool.read(0, 10, SOON)).hasSize(2);
    spool.acknowledge(2);
    restart();
    restart();
    spool.append(event("c"));
    assertThat(spool.read(2, 10, SOON)).extracting(PotEvent::seq).containsExactly(3L);
  }

  @Test
  void whatWasNeverReadCannotBeAcknowledged() throws Exception {
    spool.append(event("a"));
    spool.append(event("b"));
    assertThat(spool.read(0, 1, SOON)).hasSize(1);

    spool.acknowledge(-1);

    assertThat(spool.acknowledged()).isEqualTo(1);
    assertThat(spool.read(1, 10, SOON)).hasSize(1);
  }

  @Test
  void countersTellWhatWaitsAndForHowLong() throws Exception {
    spool.append(event("a"));
    now = NOW.plusSeconds(7);
    spool.append(event("b"));
    assertThat(spool.counters())
        .containsEntry("seen", 2L)
        .containsEntry("spooled", 2L)
        .containsEntry("waiting", 2L)
        .containsEntry("acked", 0L)
        .containsEntry("dropped", 0L)
        .containsEntry("oldest_unacked_ms", 7000L);

    assertThat(spool.read(0, 10, SOON)).hasSize(2);
    spool.acknowledge(1);
    assertThat(spool.counters())
        .containsEntry("acked", 1L)
        .containsEntry("waiting", 1L)
        .containsEntry("oldest_unacked_ms", 0L);
  }

  @Test
  void readingWaitsNoLongerThanAsked() throws Exception {
    assertThat(spool.read(0, 10, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void twoNodesCannotShareADirectory() {
    EventSpool second = newSpool();
    assertThatThrownBy(second::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("spool.dir")
        .hasMessageContaining("in use by another running process");
  }

  @Test
  void idsRiseAndAreUnique() throws Exception {
    for (int i = 0; i < 100; i++) {
      spool.append(event("p" + i));
    }
    assertThat(readAll(0)).extracting(PotEvent::eventId).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void whatNoManagerCouldReadIsShortenedRatherThanLost() throws Exception {
    PotEvent deep = event("deep");
    ObjectNode inner = deep.data();
    for (int i = 0; i < 100; i++) {
      inner = inner.putObject("d");
    }
    spool.append(deep);
    spool.append(event("x".repeat(3 << 20)));

    List<PotEvent> read = readAll(0);
    assertThat(read).hasSize(2);
    assertThat(read.getFirst().data().path("password").stringValue()).isEqualTo("deep");
    assertThat(read.getLast().data().path("password").stringValue()).startsWith("xxx");
    assertThat(read.getLast().data().path("truncated").booleanValue()).isTrue();
    assertThat(spool.counters()).containsEntry("dropped", 0L);
  }

  @Test
  void anEventThatCannotBeReadBackIsCountedOnceReportedAndPassedOver() throws Exception {
    PotEvent good = event("good");
    spool.append(
        new PotEvent(
            good.nodeId(), "p", "t", "t.e", Instant.ofEpochSecond(-1), good.data(), null, null));
    spool.append(good);

    List<PotEvent> read = spool.read(0, 1, SOON);
    assertThat(read).extracting(PotEvent::seq).containsExactly(2L);
    assertThat(spool.read(0, 1, SOON)).isEqualTo(read);
    assertThat(spool.counters())
        .containsEntry("dropped_damaged", 1L)
        .containsEntry("dropped", 1L)
        .containsEntry("waiting", 1L);
    spool.stop();
    assertThat(losses).containsExactly("1 the spool's files were damaged");
  }

  @Test
  void eventsThatComeAfterTheStopAreCounted() {
    spool.stop();
    spool.append(event("late"));
    assertThat(spool.counters()).containsEntry("seen", 1L).containsEntry("dropped_closed", 1L);
  }

  @Test
  void nothingSeenIsUnaccountedFor() throws Exception {
    for (int i = 0; i < 20; i++) {
      spool.append(event("p" + i));
    }
    spool.acknowledge(Objects.requireNonNull(readAll(0).get(6).seq()));
    spool.stop();
    spool.append(event("late"));
    Map<String, Long> counters = spool.counters();
    assertThat(
            counters.getOrDefault("acked", -1L)
                + counters.getOrDefault("waiting", -1L)
                + counters.getOrDefault("dropped", -1L))
        .isEqualTo(counters.get("seen"))
        .isEqualTo(21);
  }

  @Test
  void anInspectionTellsWhatWaitsWhileTheNodeRuns() throws Exception {
    spool.append(event("first"));
    now = NOW.plusSeconds(60);
    spool.append(event("last"));

    SpoolInspection found = SpoolInspection.read(dir.resolve("spool"));

    assertThat(found.waitingEvents()).isEqualTo(2);
    assertThat(found.waitingBytes()).isPositive();
    assertThat(found.damagedEvents()).isZero();
    assertThat(found.acknowledged()).isZero();
    assertThat(found.oldest().orElseThrow().takenAt()).isEqualTo(NOW);
    assertThat(found.oldest().orElseThrow().event().seq()).isEqualTo(1);
    assertThat(found.newest().orElseThrow().takenAt()).isEqualTo(now);
    assertThat(found.newest().orElseThrow().event().data().path("password").stringValue())
        .isEqualTo("last");
  }

  @Test
  void anInspectionOfNoSpoolSaysSo() {
    assertThatThrownBy(() -> SpoolInspection.read(dir.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not exist");
  }
}
