package io.honeybee.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that cannot be read ends nobody's work, and costs no more records than it must. */
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
@Timeout(30)
class ReadTroubleTest {
  @TempDir Path temporary;
  private JournalFixture it;

  @BeforeEach
  void fill() throws IOException {
    it = new JournalFixture(temporary.resolve("journal"));
    it.patience = Duration.ofMillis(500);
    it.open();
    it.store(texts(1, 100));
    // Nothing is in memory any more.
    it.reopen();
  }

  @AfterEach
  void close() {
    it.close();
  }

  private static String[] texts(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "text " + i).toArray(String[]::new);
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> i + " text " + i).toList();
  }

  /** Reads in vain until the disk was tried so often. */
  private void failReading(int times) {
    int until = it.files.failures.get() + times;
    while (it.files.failures.get() < until) {
      assertThat(it.readAll(0)).isEmpty();
    }
  }

  @Test
  void aDiskThatCannotBeReadForAMomentLosesNothing() {
    it.files.failRead = true;
    failReading(3);
    it.files.failRead = false;
    Eventually.eventually(
        "all that was not lost is read", () -> it.readAll(0).equals(numbered(1, 100)));
    assertThat(it.lost(LossCause.DAMAGED)).isZero();
  }

  @Test
  void appendingGoesOnWhileTheDiskCannotBeRead() throws IOException {
    it.files.failRead = true;
    failReading(1);
    it.store(texts(101, 103));
    it.files.failRead = false;
    Eventually.eventually(
        "all that was not lost is read", () -> it.readAll(0).equals(numbered(1, 103)));
  }

  @Test
  void aReaderComesBackInItsTimeAlsoWhileTheDiskCannotBeRead() throws Exception {
    it.files.failRead = true;
    failReading(1);
    long began = System.nanoTime();
    assertThat(it.journal.read(0, 10, 10_000, Duration.ofMillis(50))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(400));
  }

  @Test
  void filesThatCannotBeOpenedAreNeverGivenUp() throws IOException {
    it.patience = Duration.ofMillis(5);
    it.reopen();
    it.files.failOpenForReading = true;
    failReading(30); // Far longer than a bad spot is tried.
    it.files.failOpenForReading = false;
    Eventually.eventually(
        "all that was not lost is read", () -> it.readAll(0).equals(numbered(1, 100)));
    assertThat(it.lost(LossCause.DAMAGED)).isZero();
  }

  @Test
  void aBadSpotIsGivenUpInTheEndAndCountedExactlyAndWhatFollowsIsRead() throws IOException {
    it.patience = Duration.ofMillis(5);
    it.reopen();
    List<Path> segments = it.segments();
    long secondStarts = Segment.firstSeq(segments.get(1));
    it.files.failRead = true;
    while (it.lost(LossCause.DAMAGED) == 0) {
      assertThat(it.readAll(0)).isEmpty();
      if (it.lost(LossCause.DAMAGED) > 0) {
        it.files.failRead = false;
      }
    }
    long lost = it.lost(LossCause.DAMAGED);
    assertThat(lost).isGreaterThanOrEqualTo(secondStarts - 1);
    Eventually.eventually(
        "all that was not lost is read", () -> it.readAll(0).size() + lost == 100);
    assertThat(it.readAll(0)).isEqualTo(numbered((int) lost + 1, 100));
  }

  @Test
  void whatCannotBeReadAtTheStartIsCountedAndNotCutOffSoThatTheNextOneMayReadIt()
      throws IOException {
    Path image = it.crashImage(temporary.resolve("image"));
    Path last = image.resolve(it.segments().getLast().getFileName());
    // As a crash leaves it: without an end mark.
    Files.write(last, Arrays.copyOf(Files.readAllBytes(last), (int) Files.size(last) - 16));
    long bytes = Files.size(last);
    try (JournalFixture next = new JournalFixture(image)) {
      next.files.readableBytes = 40;
      next.files.failRead = true;
      next.open();
      assertThat(Files.size(last)).isEqualTo(bytes);
      // One for each file, since nobody knows how many they are.
      assertThat(next.lost(LossCause.DAMAGED)).isEqualTo(next.segments().size());
      next.store("new");
      next.files.failRead = false;
      next.reopen();
      List<String> all = next.readAll(0);
      assertThat(all.subList(0, 100)).isEqualTo(numbered(1, 100));
      assertThat(all.get(100)).endsWith(" new");
    }
  }

  @Test
  void theNewestAreSeenWithoutTheDiskAndDoNotCountAsRead() {
    it.store(texts(101, 120));
    it.files.failOpenForReading = true;
    assertThat(seqs(it.journal.recent(0, 1_000, 1_000, 1 << 20)))
        .isEqualTo(IntStream.rangeClosed(101, 120).mapToObj(i -> (long) i).toList());
    assertThat(seqs(it.journal.recent(110, 1_000, 3, 1 << 20))).containsExactly(111L, 112L, 113L);
    assertThat(seqs(it.journal.recent(0, 1, 1_000, 1 << 20))).containsExactly(119L, 120L);
    assertThat(seqs(it.journal.recent(0, 9, 1_000, 1))).containsExactly(111L);
    assertThat(it.journal.recent(120, 1_000, 1_000, 1 << 20)).isEmpty();
    assertThat(it.journal.acknowledge(120)).isFalse();
    assertThat(it.journal.acknowledged()).isZero();
  }

  private static List<Long> seqs(List<JournalRecord> records) {
    return records.stream().map(JournalRecord::seq).toList();
  }
}
