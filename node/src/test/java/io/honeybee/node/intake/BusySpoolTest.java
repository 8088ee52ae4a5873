package io.honeybee.node.intake;

import static io.honeybee.node.intake.IntakeRig.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.node.supervision.ObservationEvents;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.Receipt;
import io.honeybee.runtime.text.LogRation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What senders feel of a spool whose disk falls behind. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class BusySpoolTest {
  private static final byte[] LINES =
      ("{\"eventid\":\"a.b\",\"input\":\"" + "x".repeat(900) + "\"}\n")
          .repeat(64)
          .getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;
  private EventSpool spool;
  private Intake intake;
  private volatile boolean busy = true;

  @BeforeEach
  void start() throws IOException {
    spool = IntakeRig.newSpool(dir);
    spool.start();
    EventSink sink =
        new EventSink() {
          @Override
          public Receipt submit(List<PotEvent> events) {
            return spool.submit(events);
          }

          @Override
          public boolean isBusy() {
            return busy;
          }
        };
    intake =
        new Intake(
            IntakeRig.at(IntakeRig.freePort(), Optional.empty()),
            dir,
            new IntakeContext(
                Optional.empty(),
                new ReportReader(InstantSource.system()),
                new ObservationEvents(new NodeId(7), event -> {}),
                sink,
                new IntakeCounters(),
                new LogRation(5, Duration.ofSeconds(10), InstantSource.system())));
    intake.start();
  }

  @AfterEach
  void stop() {
    intake.stop();
    spool.stop();
  }

  private long spooled() {
    return spool.counters().getOrDefault("spooled", -1L);
  }

  @Test
  void sendersWaitWhileTheSpoolIsBusyAndNothingIsLost() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (Sender sender = new Sender(intake.address().orElseThrow())) {
      Thread sending =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < 500; i++) {
                        sender.send(LINES);
                        sent.incrementAndGet();
                      }
                    } catch (IOException e) {
                      sent.set(-1);
                    }
                  });
      // The system's buffers take some megabytes, then the sender stands still.
      long[] before = {-1};
      eventually(
          () -> {
            long now = sent.get();
            boolean still = now > 0 && now == before[0];
            before[0] = now;
            pause();
            return still;
          });
      assertThat(sent.get()).isBetween(1L, 499L);
      assertThat(spooled()).isZero();
      busy = false;
      sending.join();
      assertThat(sent.get()).isEqualTo(500);
      assertThat(sender.endsWell()).isTrue();
      assertThat(spooled()).isEqualTo(500L * 64);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stoppingDoesNotWaitForRoom() throws Exception {
    try (Sender sender = new Sender(intake.address().orElseThrow())) {
      sender.send(LINES);
      long began = System.nanoTime();
      eventually(() -> intake.counters().getOrDefault("intake_seen", 0L) > 0);
      intake.stop();
      assertThat((System.nanoTime() - began) / 1e9).isLessThan(10);
      assertThat(spooled()).isEqualTo(64);
    }
  }

  @Test
  void whoEndsWhileItsEventsAreRefusedIsReset() throws Exception {
    busy = false;
    spool.stop();
    try (Sender sender = new Sender(intake.address().orElseThrow())) {
      sender.send(LINES);
      assertThat(sender.endsWell()).isFalse();
    }
    assertThat(spool.counters()).containsEntry("dropped_closed", 64L);
  }
}
