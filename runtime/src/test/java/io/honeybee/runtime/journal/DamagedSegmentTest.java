package io.honeybee.runtime.journal;

import static io.honeybee.runtime.journal.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, or a failing disk, may do to a segment's file. */
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class DamagedSegmentTest {
  private static final List<String> WRITTEN = List.of("1 one", "2 two", "3 three", "4 four");
  private static final int MAGIC = RecordFormat.MAGIC.length;
  private static final int[] RECORD_BYTES = {16 + 3, 16 + 3, 16 + 5, 16 + 4};
  private static final int DATA_BYTES = MAGIC + 19 + 19 + 21 + 20;

  @TempDir Path temporary;

  /** A directory as a crash leaves it, with one segment that has no end mark. */
  private Path crashed;

  /** The same after it was closed in order. */
  private Path closed;

  private int copies;

  @BeforeEach
  void write() throws IOException {
    JournalFixture it = new JournalFixture(temporary.resolve("written")).open();
    it.store("one", "two", "three", "four");
    crashed = it.crashImage(temporary.resolve("crashed"));
    it.close();
    closed = it.directory;
    assertThat(segment(crashed)).hasSize(DATA_BYTES);
    assertThat(segment(closed)).hasSize(DATA_BYTES + RecordFormat.HEADER_BYTES);
  }

  private static Path segment(Path directory) {
    return Segment.file(directory, 1);
  }

  /** Where a record of the segment starts, from 0. */
  private static int start(int record) {
    int at = MAGIC;
    for (int i = 0; i < record; i++) {
      at += RECORD_BYTES[i];
    }
    return at;
  }

  private JournalFixture copy(Path of) throws IOException {
    JournalFixture copy = new JournalFixture(temporary.resolve("copy" + copies++));
    copy.files.skipForcing = true;
    new JournalFixture(of).crashImage(copy.directory);
    return copy;
  }

  private static void cut(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }

  private static void flip(Path file, int bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    Files.write(file, bytes);
  }

  @Test
  void aFileCutAtAnyByteOfItsLastTwoRecordsGivesAllWholeOnesAndTakesNewOnes() throws IOException {
    for (Path image : List.of(crashed, closed)) {
      for (int length = start(2); length <= Files.size(segment(image)); length++) {
        try (JournalFixture it = copy(image)) {
          cut(segment(it.directory), length);
          it.open();
          int whole = length < start(3) ? 2 : length < DATA_BYTES ? 3 : 4;
          List<String> expected = WRITTEN.subList(0, whole);
          assertThat(it.readAll(0)).as("cut at %d", length).isEqualTo(expected);

          it.store("new");
          it.reopen();
          List<JournalRecord> records = it.records(0);
          assertThat(records).as("cut at %d", length).hasSize(whole + 1);
          assertThat(records.getLast().seq()).as("cut at %d", length).isGreaterThan(4);
          assertThat(JournalFixture.text(records.getLast())).isEqualTo("new");
          assertThat(it.lost(LossCause.DAMAGED)).as("cut at %d", length).isZero();
        }
      }
    }
  }

  @Test
  void anyFlippedBitOfAMiddleRecordLosesThatOneAndCountsIt() throws IOException {
    flipEveryBitOf(1, closed);
  }

  @Test
  void anyFlippedBitOfTheFirstRecordLosesThatOneAndCountsIt() throws IOException {
    flipEveryBitOf(0, crashed);
  }

  @Test
  void anyFlippedBitOfTheLastRecordLosesThatOneAndCountsIt() throws IOException {
    for (Path image : List.of(crashed, closed)) {
      flipEveryBitOf(3, image);
    }
  }

  private void flipEveryBitOf(int record, Path image) throws IOException {
    List<String> expected = new ArrayList<>(WRITTEN);
    expected.remove(record);
    int from = start(record) * 8;
    for (int bit = from; bit < from + RECORD_BYTES[record] * 8; bit++) {
      try (JournalFixture it = copy(image)) {
        flip(segment(it.directory), bit);
        it.open();
        assertThat(it.readAll(0)).as("bit %d", bit).isEqualTo(expected);
        // Reading again counts nothing twice.
        assertThat(it.readAll(0)).as("bit %d", bit).isEqualTo(expected);
        assertThat(it.lost(LossCause.DAMAGED)).as("bit %d", bit).isEqualTo(1);
        assertThat(it.journal.figures().waiting()).as("bit %d", bit).isEqualTo(3);
        assertThat(it.journal.acknowledge(4)).as("bit %d", bit).isEqualTo(record != 3);
        assertThat(it.journal.figures().acknowledged()).as("bit %d", bit).isEqualTo(3);
      }
    }
  }

  @Test
  void anyFlippedBitOfTheBeginningOrTheEndMarkLosesNothing() throws IOException {
    for (int bit = 0; bit < MAGIC * 8; bit++) {
      flippedLosesNothing(bit);
    }
    for (int bit = DATA_BYTES * 8; bit < (DATA_BYTES + RecordFormat.HEADER_BYTES) * 8; bit++) {
      flippedLosesNothing(bit);
    }
  }

  private void flippedLosesNothing(int bit) throws IOException {
    try (JournalFixture it = copy(closed)) {
      flip(segment(it.directory), bit);
      it.open();
      assertThat(it.readAll(0)).as("bit %d", bit).isEqualTo(WRITTEN);
      assertThat(it.lost(LossCause.DAMAGED)).isZero();
    }
  }

  @Test
  void aDamagedStretchTellsHowManyRecordsItHeldAndIsReported() throws IOException {
    try (JournalFixture it = copy(closed)) {
      byte[] bytes = Files.readAllBytes(segment(it.directory));
      java.util.Arrays.fill(bytes, start(1) + 3, start(3) - 2, (byte) 0);
      Files.write(segment(it.directory), bytes);
      it.open();
      assertThat(it.readAll(0)).containsExactly("1 one", "4 four");
      eventually("reported", () -> it.reported.getOrDefault(LossCause.DAMAGED, 0L) == 2);
    }
  }

  @Test
  void damageThatWasAcknowledgedIsNoLoss() throws IOException {
    try (JournalFixture it = copy(closed).open()) {
      assertThat(it.readAll(0)).hasSize(4);
      it.journal.acknowledge(2);
      it.journal.close();
      flip(segment(it.directory), start(1) * 8 + 3);
      it.open();
      assertThat(it.readAll(it.journal.acknowledged())).containsExactly("3 three", "4 four");
      assertThat(it.lost(LossCause.DAMAGED)).isZero();
    }
  }

  @Test
  void aTailOfZerosAsAPowerCutLeavesItIsCutOff() throws IOException {
    try (JournalFixture it = copy(crashed)) {
      byte[] bytes = Files.readAllBytes(segment(it.directory));
      Files.write(segment(it.directory), java.util.Arrays.copyOf(bytes, DATA_BYTES + 5000));
      it.open();
      assertThat(it.readAll(0)).isEqualTo(WRITTEN);
      assertThat(segment(it.directory)).hasSize(DATA_BYTES + RecordFormat.HEADER_BYTES);
    }
  }

  @Test
  void aSegmentThatVanishesWhileOpenIsCountedAndReadingGoesOn() throws IOException {
    try (JournalFixture it = copy(closed).open()) {
      it.store("five");
      Files.delete(segment(it.directory));
      assertThat(it.records(0)).extracting(JournalFixture::text).containsExactly("five");
      assertThat(it.lost(LossCause.DAMAGED)).isEqualTo(4);
    }
  }

  @Test
  void aPayloadThatImitatesARecordIsNotTakenForOne() throws IOException {
    JournalFixture first = new JournalFixture(temporary.resolve("imitated")).open();
    first.store("a", "\u0001\u0001\u0001\u0010".repeat(20), "c");
    first.close();
    flip(segment(first.directory), (MAGIC + 17) * 8);
    try (JournalFixture it = first.open()) {
      assertThat(it.readAll(0)).containsExactly("1 a", "3 c");
    }
  }
}
