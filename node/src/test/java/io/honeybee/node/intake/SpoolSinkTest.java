package io.honeybee.node.intake;

import static io.honeybee.node.intake.IntakeRig.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class SpoolSinkTest {
  private static final long MIB = 1L << 20;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final AtomicLong nanos = new AtomicLong(-5);

  private static List<PotEvent> events(int count) {
    return Collections.nCopies(
        count,
        new PotEvent(
            new NodeId(7),
            "p",
            "p",
            "p.x",
            Instant.EPOCH,
            JsonNodeFactory.instance.objectNode().put("input", "x".repeat(60_000)),
            null,
            null));
  }

  @Test
  void sendersWaitForAManagerThatFetchesAndNotForOneThatIsAway(@TempDir Path dir) throws Exception {
    EventSpool spool =
        new EventSpool(
            new SpoolSettings(dir.resolve("spool"), 32 * MIB, 4 * MIB),
            InstantSource.system(),
            new Random(7),
            (lost, cause) -> {});
    spool.start();
    try {
      SpoolSink sink = new SpoolSink(spool, nanos::get);
      assertThat(sink.isBusy()).isFalse();
      while (!spool.isNearlyFull()) {
        assertThat(sink.submit(events(10)).await()).isTrue();
      }
      assertThat(spool.counters()).containsEntry("dropped", 0L);

      assertThat(sink.isBusy()).isTrue();
      nanos.addAndGet(2 * SECOND);
      assertThat(sink.isBusy()).isFalse();

      // One acknowledgement makes no room yet, but it shows that the manager is there.
      List<PotEvent> read = spool.read(0, 1_000, Duration.ZERO);
      spool.acknowledge(Objects.requireNonNull(read.getFirst().seq()));
      assertThat(sink.isBusy()).isTrue();
      nanos.addAndGet(SECOND);
      assertThat(sink.isBusy()).isTrue();
      nanos.addAndGet(SECOND);
      assertThat(sink.isBusy()).isFalse();

      while (!read.isEmpty()) {
        long last = Objects.requireNonNull(read.getLast().seq());
        spool.acknowledge(last);
        read = spool.read(last, 1_000, Duration.ZERO);
      }
      eventually(() -> !spool.isNearlyFull());
      assertThat(sink.isBusy()).isFalse();
    } finally {
      spool.stop();
    }
  }
}
