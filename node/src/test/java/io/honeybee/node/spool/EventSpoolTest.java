package io.honeybee.node.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.Ulid;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
  void whatIsNotAcknowledgedIsThereAfterARestartAndNumbersGoOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      spool.append(event("p" + i));
    }
    assertThat(spool.read(0, 10, SOON)).hasSize(5);
    spool.acknowledge(2);
    restart();

    assertThat(spool.acknowledged()).isEqualTo(2);
    spool.append(event("p5"));
    List<PotEvent> read = spool.read(spool.acknowledged(), 10, SOON);
    read = read.size() == 4 ? read : plus(read, spool.read(seq(read.getLast()), 10, SOON));
    assertThat(read).extracting(PotEvent::seq).containsExactly(3L, 4L, 5L, 6L);
    assertThat(read.getLast().data().path("password").stringValue()).isEqualTo("p5");
  }

  private static List<PotEvent> plus(List<PotEvent> first, List<PotEvent> second) {
    List<PotEvent> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static long seq(PotEvent event) {
    Long seq = event.seq();
    return seq == null ? -1 : seq;
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
}
