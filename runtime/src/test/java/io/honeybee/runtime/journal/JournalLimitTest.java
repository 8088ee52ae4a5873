package io.honeybee.runtime.journal;

import static io.honeybee.runtime.journal.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class JournalLimitTest {
  private static final int MAX_BYTES = 8 * JournalFixture.SEGMENT_BYTES;

  @TempDir Path temporary;
  private JournalFixture it;

  @BeforeEach
  void open() throws IOException {
    it = new JournalFixture(temporary.resolve("journal"));
    it.maxBytes = MAX_BYTES;
    it.files.skipForcing = true;
    it.open();
  }

  @AfterEach
  void close() {
    it.close();
  }

  private void store(int from, int to) {
    for (int i = from; i <= to; i++) {
      it.store("text " + i + "x".repeat(i % 40));
    }
  }

  private long diskBytes() throws IOException {
    long bytes = 0;
    for (Path segment : it.segments()) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  @Test
  void atTheLimitTheOldestSegmentsGoAndTheirRecordsAreCountedExactly() throws IOException {
    for (int i = 0; i < 10; i++) {
      store(i * 100 + 1, i * 100 + 100);
      assertThat(diskBytes()).isLessThanOrEqualTo(MAX_BYTES + 16 * it.segments().size());
    }
    List<JournalRecord> left = it.records(0);
    long lost = left.getFirst().seq() - 1;
    assertThat(lost).isPositive();
    assertThat(left).hasSize((int) (1000 - lost));
    assertThat(left.getLast().seq()).isEqualTo(1000);
    assertThat(it.lost(LossCause.LIMIT)).isEqualTo(lost);
    assertThat(it.journal.figures().waiting()).isEqualTo(1000 - lost);
    eventually("all reported", () -> it.reported.getOrDefault(LossCause.LIMIT, 0L) == lost);
  }

  @Test
  void itIsNearlyFullBeforeTheOldestGoAndNotAnyMoreOnceTheyAreAcknowledged() {
    assertThat(it.journal.isNearlyFull()).isFalse();
    int stored = 0;
    while (!it.journal.isNearlyFull()) {
      stored++;
      store(stored, stored);
    }
    assertThat(it.lost(LossCause.LIMIT)).isZero();
    assertThat(it.records(0)).hasSize(stored);
    it.journal.acknowledge(stored);
    eventually("there is room", () -> !it.journal.isNearlyFull());
  }

  @Test
  void acknowledgedRecordsThatGoAreNoLoss() {
    store(1, 100);
    assertThat(it.records(0)).hasSize(100);
    it.journal.acknowledge(90);
    store(101, 1000);
    long first = it.records(0).getFirst().seq();
    assertThat(it.lost(LossCause.LIMIT)).isEqualTo(first - 1 - 90);
  }

  @Test
  void aReaderWhoseSegmentGoesContinuesWithTheOldestThatIsLeft() throws Exception {
    store(1, 100);
    it.reopen();
    List<JournalRecord> some = it.journal.read(0, 5, Long.MAX_VALUE, java.time.Duration.ZERO);
    assertThat(some.getLast().seq()).isEqualTo(5);
    store(101, 1000);
    List<JournalRecord> rest = it.records(5);
    assertThat(rest.getFirst().seq()).isGreaterThan(100);
    assertThat(rest.getLast().seq()).isEqualTo(1000);
  }

  @Test
  void theLimitHoldsOverRestarts() throws IOException {
    for (int i = 0; i < 5; i++) {
      store(i * 100 + 1, i * 100 + 100);
      it.reopen();
      assertThat(diskBytes()).isLessThanOrEqualTo(MAX_BYTES + 16 * it.segments().size());
    }
    assertThat(it.records(0).getLast().seq()).isEqualTo(500);
  }
}
