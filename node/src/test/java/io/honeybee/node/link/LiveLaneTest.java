package io.honeybee.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class LiveLaneTest {
  private Instant now = Instant.parse("2026-01-15T10:00:00Z");
  private EventSpool spool;
  private Delivery delivery;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    spool =
        new EventSpool(SpoolSettings.defaults(dir), () -> now, new Random(1), (lost, cause) -> {});
    spool.start();
    delivery = new Delivery(spool, Map::of);
  }

  @AfterEach
  void stop() {
    spool.stop();
  }

  private void spool(int events) {
    List<PotEvent> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(
          new PotEvent(
              new NodeId(7),
              "p",
              "t",
              "t.seen",
              now,
              JsonNodeFactory.instance.objectNode(),
              null,
              null));
    }
    spool.submit(batch).await();
  }

  private PotEvent first() throws InterruptedException {
    return spool.read(0, 1, Duration.ofSeconds(5)).getFirst();
  }

  /** Lets so many events go in their turn, for which the first stands; gives the copies. */
  private List<LiveLane.Copy> stretch(LiveLane lane, int events) throws InterruptedException {
    PotEvent first = first();
    List<LiveLane.Copy> copies = List.of();
    for (int i = 0; i < events; i++) {
      copies = lane.after(first, 1, 100);
      if (i < events - 1) {
        assertThat(copies).isEmpty();
      }
    }
    return copies;
  }

  @Test
  void aStretchOfABacklogAllowsAQuarterOfItsNumber() throws Exception {
    LiveLane lane = new LiveLane(delivery);
    spool(1_000);
    now = now.plusSeconds(3);
    spool(100);
    Thread.sleep(20); // A second has a thousand copies.
    List<LiveLane.Copy> copies = stretch(lane, 64);
    assertThat(copies).hasSize(16).allMatch(copy -> copy.event().seq() == null);
    assertThat(copies)
        .extracting(LiveLane.Copy::seq)
        .isEqualTo(LongStream.rangeClosed(845, 860).boxed().toList());
    Thread.sleep(20);
    assertThat(stretch(lane, 64).getFirst().seq()).isEqualTo(861);
  }

  @Test
  void aSecondHasAThousandCopiesHoweverFastTheBacklogGoes() throws Exception {
    LiveLane lane = new LiveLane(delivery);
    spool(20_000);
    now = now.plusSeconds(3);
    long began = System.nanoTime();
    PotEvent first = first();
    int copies = 0;
    for (int i = 0; i < 64_000; i++) {
      copies += lane.after(first, 1, 100).size();
    }
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    assertThat((long) copies).isLessThanOrEqualTo(millis + 17);
  }

  @Test
  void eventsInTheirTurnThatAreNotLateNeedNoCopies() throws Exception {
    LiveLane lane = new LiveLane(delivery);
    spool(1_000);
    now = now.plusMillis(1_900);
    Thread.sleep(20);
    assertThat(stretch(lane, 64)).isEmpty();
  }

  @Test
  void nothingIsCopiedThatWentInItsTurnAlready() throws Exception {
    LiveLane lane = new LiveLane(delivery);
    spool(50);
    now = now.plusSeconds(3);
    Thread.sleep(20);
    PotEvent first = first();
    List<LiveLane.Copy> copies = List.of();
    for (int i = 0; i < 64; i++) {
      copies = lane.after(first, 50, 100);
    }
    assertThat(copies).isEmpty();
  }
}
