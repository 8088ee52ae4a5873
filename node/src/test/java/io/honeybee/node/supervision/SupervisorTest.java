package io.honeybee.node.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.capture.CaptureStore;
import io.honeybee.fetch.Fetcher;
import io.honeybee.node.FakePotType;
import io.honeybee.node.NodeHarness;
import io.honeybee.pot.Observation;
import io.honeybee.pot.Ports;
import io.honeybee.protocol.PotStatus;
import io.honeybee.recording.RecordingSettings;
import io.honeybee.recording.RecordingStore;
import io.honeybee.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final FakePotType type = new FakePotType("fake");
  private final Queue<Observation> seen = new ConcurrentLinkedQueue<>();
  private final Queue<PotView> changes = new ConcurrentLinkedQueue<>();

  private Supervisor supervisor = supervisor();

  @AfterEach
  void stop() {
    supervisor.stop();
  }

  private PotSettings pot(String id) {
    return new PotSettings(id, type, List.of("127.0.0.1"), Ports.of(0), Map.of("banner", id));
  }

  private Supervisor supervisor(PotSettings... pots) {
    supervisor =
        new Supervisor(
            List.of(pots),
            new PotSurroundings(
                Path.of("pots"),
                World.generate(1, Instant.EPOCH),
                new CaptureStore(
                    Path.of("captures"), CaptureSettings.DEFAULT, InstantSource.system()),
                new RecordingStore(
                    Path.of("recordings"), RecordingSettings.DEFAULT, InstantSource.system()),
                Fetcher.OFF,
                seen::add,
                InstantSource.system(),
                new Random(1),
                Duration.ofMillis(20)),
            changes::add);
    return supervisor;
  }

  private PotStatus status(String id) {
    return supervisor.view(id).orElseThrow().status();
  }

  @Test
  void aPotGetsItsSurroundings() {
    supervisor(pot("a")).start();
    assertThat(type.pot("a").context().options()).containsExactly(Map.entry("banner", "a"));
    assertThat(type.pot("a").context().directory()).isEqualTo(Path.of("pots/a"));
    assertThat(supervisor.view("a").orElseThrow().address()).contains(type.pot("a").address());
    type.pot("a").see("fake.seen", Map.of("k", "v"));
    assertThat(seen).hasSize(1);
  }

  @Test
  void onePotThatFailsLeavesTheOthersRunningAndIsTriedAgain() throws Exception {
    type.failNextStart("first");
    type.failNextStart("second");
    type.failNextStart("third");
    supervisor(pot("a"), pot("b")).start();
    assertThat(changes).anySatisfy(pot -> assertThat(pot.message()).isEqualTo("first"));
    NodeHarness.eventually(
        () -> status("a") == PotStatus.RUNNING && status("b") == PotStatus.RUNNING);
    assertThat(changes).extracting(PotView::message).contains("first", "second", "third");
  }

  @Test
  void aPotThatFailsWhileItRunsIsReportedAndStartedAgain() throws Exception {
    supervisor(pot("a"), pot("b")).start();
    FakePotType.FakePot crashed = type.pot("a");
    FakePotType.FakePot other = type.pot("b");
    crashed.crash("its listener is gone");
    NodeHarness.eventually(() -> supervisor.view("a").orElseThrow().starts() == 2);
    assertThat(crashed.running()).isFalse();
    assertThat(type.pot("a").running()).isTrue();
    assertThat(type.pot("b")).isSameAs(other);
    assertThat(changes)
        .anySatisfy(
            pot -> {
              assertThat(pot.status()).isEqualTo(PotStatus.FAILED);
              assertThat(pot.message()).contains("while it ran: its listener is gone");
            });
  }

  @Test
  void aPotThatKeepsFailingIsStartedEverMoreSeldom() throws Exception {
    supervisor(pot("a")).start();
    long begin = System.nanoTime();
    for (int starts = 2; starts <= 5; starts++) {
      type.pot("a").crash("again");
      int wanted = starts;
      NodeHarness.eventually(() -> supervisor.view("a").orElseThrow().starts() == wanted);
    }
    // 20 ms at first, and then twice as long each time: 40 + 80 + 160 at the least.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(280));
  }

  @Test
  void aPotThatIsStoppedIsNotTriedAgain() throws Exception {
    type.failNextStart("no");
    type.failNextStart("no");
    supervisor(pot("a")).start();
    assertThat(supervisor.stopPot("a")).isEmpty();
    Thread.sleep(100);
    assertThat(status("a")).isEqualTo(PotStatus.STOPPED);
    assertThat(supervisor.allFailed()).isFalse();
  }

  @Test
  void aPotCanBeStoppedAndStartedAgain() {
    supervisor(pot("a")).start();
    FakePotType.FakePot first = type.pot("a");
    assertThat(supervisor.stopPot("a")).isEmpty();
    assertThat(first.running()).isFalse();
    assertThat(supervisor.startPot("a")).isEmpty();
    assertThat(supervisor.startPot("a")).isEmpty();
    assertThat(type.pot("a").running()).isTrue();
    assertThat(supervisor.view("a").orElseThrow().starts()).isEqualTo(2);
  }

  @Test
  void theReasonOfAFailureIsTold() {
    supervisor(pot("a"));
    type.failNextStart("port 22 is taken");
    assertThat(supervisor.startPot("a")).contains("port 22 is taken");
    assertThat(supervisor.startPot("b")).contains("this node has no pot b");
  }

  @Test
  void aNewListTouchesOnlyWhatChanged() {
    supervisor(pot("a"), pot("b"), pot("c")).start();
    FakePotType.FakePot a = type.pot("a");
    FakePotType.FakePot b = type.pot("b");
    FakePotType.FakePot c = type.pot("c");
    PotSettings changed =
        new PotSettings("b", type, List.of("127.0.0.1"), Ports.of(0), Map.of("banner", "new"));
    supervisor.apply(List.of(pot("a"), changed, pot("d")));
    assertThat(supervisor.views())
        .extracting(view -> view.settings().id())
        .containsExactly("a", "b", "d");
    assertThat(type.pot("a")).isSameAs(a);
    assertThat(a.running()).isTrue();
    assertThat(b.running()).isFalse();
    assertThat(type.pot("b").running()).isTrue();
    assertThat(c.running()).isFalse();
    assertThat(type.pot("d").running()).isTrue();
  }

  @Test
  void logLinesArePrintableAndBounded() {
    supervisor(pot("a")).start();
    for (int i = 0; i < 300; i++) {
      type.pot("a").see("fake.seen", Map.of("input", "\u001b[2J\n" + "x".repeat(9_000)));
    }
    List<String> lines = supervisor.view("a").orElseThrow().logLines();
    assertThat(lines).hasSize(200);
    assertThat(lines.getLast()).contains("\\x1b[2J\\n").hasSizeLessThan(500);
  }
}
