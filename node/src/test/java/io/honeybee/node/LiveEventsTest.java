package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** What happens now is seen at once, however much still waits of what happened before. */
class LiveEventsTest {
  private static final int BACKLOG = 50_000;
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final int LIVE = -1;

  private ScriptedManager manager;
  private NodeHarness harness;

  /** Sequence numbers in the order in which they came, each once. */
  private final List<Long> seqs = new ArrayList<>();

  private final Set<String> inTurn = new HashSet<>();
  private final Set<String> ahead = new HashSet<>();

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    manager = ScriptedManager.plain();
    harness = new NodeHarness(dir, manager.port());
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    harness.close();
  }

  private void fillSpool(int events) throws Exception {
    EventSpool spool =
        new EventSpool(
            SpoolSettings.defaults(harness.directory().resolve("spool")),
            InstantSource.fixed(Instant.now().minus(Duration.ofHours(1))),
            new Random(1),
            (lost, cause) -> {
              throw new AssertionError(cause);
            });
    spool.start();
    List<PotEvent> batch = new ArrayList<>();
    for (int n = 1; n <= events; n++) {
      batch.add(
          new PotEvent(
              new NodeId(7),
              NodeHarness.POT,
              "fake",
              "fake.seen",
              Instant.EPOCH,
              JsonNodeFactory.instance.objectNode().put("n", n),
              null,
              null));
      if (batch.size() == 1_000 || n == events) {
        spool.submit(batch);
        batch.clear();
      }
    }
    spool.stop();
  }

  /** Takes the next event down, and acknowledges it as a manager does that keeps each id once. */
  private PotEvent take(ScriptedManager.Peer peer) throws Exception {
    PotEvent event = peer.await(PotEvent.class);
    Long seq = event.seq();
    if (seq == null) {
      assertThat(ahead.add(Objects.requireNonNull(event.eventId()))).isTrue();
    } else {
      seqs.add(seq);
      assertThat(inTurn.add(Objects.requireNonNull(event.eventId()))).isTrue();
      peer.acknowledgeEvents(seq);
    }
    return event;
  }

  private static boolean isLive(PotEvent event) {
    return event.data().path("n").asInt() == LIVE;
  }

  @Test
  void aLiveEventOvertakesTheBacklogOfASlowManagerAndEachEventComesOnceInItsTurn()
      throws Exception {
    fillSpool(BACKLOG);
    harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    for (int n = 0; n < 5; n++) {
      harness.attack(LIVE);
      long happened = System.nanoTime();
      PotEvent event = take(peer);
      while (!isLive(event)) {
        // Some 500 events a second, with which the backlog takes more than a minute.
        Thread.sleep(2);
        event = take(peer);
      }
      assertThat(event.seq()).isNull();
      assertThat(Duration.ofNanos(System.nanoTime() - happened)).isLessThan(AT_ONCE);
    }
    assertThat(seqs).hasSizeLessThan(BACKLOG / 2);
    while (inTurn.size() < BACKLOG + 5) {
      take(peer);
    }
    assertThat(seqs).isSorted().doesNotHaveDuplicates();
    assertThat(inTurn).containsAll(ahead);
  }

  @Test
  void aCopyThatWasSentAheadCountsForNothingWhenTheConnectionIsLost() throws Exception {
    fillSpool(2_000);
    harness.start();
    ScriptedManager.Peer first = manager.admitWithAll();
    harness.attack(LIVE);
    PotEvent live = take(first);
    while (!isLive(live)) {
      live = take(first);
    }
    assertThat(live.seq()).isNull();
    first.reset();
    ScriptedManager.Peer second = manager.admitWithAll();
    Set<String> again = new HashSet<>();
    PotEvent event = second.await(PotEvent.class);
    while (!isLive(event) || event.seq() == null) {
      if (event.seq() != null) {
        again.add(event.eventId());
        second.acknowledgeEvents(event.seq());
      }
      event = second.await(PotEvent.class);
    }
    assertThat(event.eventId()).isEqualTo(live.eventId());
    again.addAll(inTurn);
    assertThat(again).hasSize(2_000);
  }

  @Test
  void anAcknowledgementOfACopysOwnNumberIsIgnored() throws Exception {
    fillSpool(2_000);
    harness.start();
    ScriptedManager.Peer first = manager.admitWithAll();
    harness.attack(LIVE);
    PotEvent event = take(first);
    while (!isLive(event)) {
      event = take(first);
    }
    // The live event is on its way, but only as a copy: nothing of the backlog may go for it.
    long last = seqs.getLast();
    first.acknowledgeEvents(last + 2_001 - seqs.size());
    first.reset();
    ScriptedManager.Peer second = manager.admitWithAll();
    PotEvent next = second.await(PotEvent.class);
    assertThat(next.seq()).isNotNull().isLessThanOrEqualTo(last + 1);
  }

  @Test
  void whoDoesNotAcknowledgeGetsNoCopies() throws Exception {
    fillSpool(500);
    harness.start();
    ScriptedManager.Peer peer = manager.admit(Capability.POT_EVENT, Capability.FRAMING);
    harness.attack(LIVE);
    for (int n = 1; n <= 500; n++) {
      assertThat(peer.await(PotEvent.class).data().path("n").asInt()).isEqualTo(n);
    }
    assertThat(peer.await(PotEvent.class).seq()).isNotNull();
    assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();
  }
}
