package io.honeybee.runtime.journal;

import static io.honeybee.runtime.journal.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class JournalTest {
  @TempDir Path temporary;
  private JournalFixture it;

  @BeforeEach
  void open() throws IOException {
    it = new JournalFixture(temporary.resolve("journal")).open();
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

  @Test
  void recordsComeBackInOrderFromMemoryAndFromDisk() throws IOException {
    it.store(texts(1, 200));
    assertThat(it.readAll(0)).isEqualTo(numbered(1, 200));
    assertThat(it.segments()).hasSizeGreaterThan(3);

    it.reopen();
    assertThat(it.readAll(0)).isEqualTo(numbered(1, 200));
    assertThat(it.readAll(150)).isEqualTo(numbered(151, 200));
    assertThat(it.readAll(3)).isEqualTo(numbered(4, 200));
  }

  @Test
  void readingGoesOnFromDiskIntoWhatIsAppendedNow() throws IOException {
    it.store(texts(1, 100));
    it.reopen();
    it.store(texts(101, 150));
    assertThat(it.readAll(0)).isEqualTo(numbered(1, 150));
  }

  @Test
  void manyRecordsOfOneThreadAreOnTheirWayTogether() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    it.files.forceGate = gate;
    Receipt first = it.submit(texts(1, 3));
    Receipt second = it.submit(texts(4, 100));
    assertThat(first.isStored()).isFalse();
    assertThat(second.isStored()).isFalse();
    it.files.forceGate = new CountDownLatch(0);
    gate.countDown();
    assertThat(second.await()).isTrue();
    assertThat(first.isStored()).isTrue();
    it.reopen();
    assertThat(it.readAll(0)).isEqualTo(numbered(1, 100));
  }

  @Test
  void aReceiptForNothingIsGoodAtOnce() {
    Receipt receipt = it.submit();
    assertThat(receipt.await()).isTrue();
    assertThat(receipt.refused()).isZero();
  }

  @Test
  void aReceiptTellsHowManyRecordsAreLost() {
    assertThat(it.submit("a", "", "b").refused()).isEqualTo(1);
    it.close();
    Receipt late = it.submit("c", "d");
    assertThat(late.refused()).isEqualTo(2);
    assertThat(it.lost(LossCause.CLOSED)).isEqualTo(2);
  }

  @Test
  void oneLargeRecordTakesASegmentOfItsOwn() throws IOException {
    byte[] large = new byte[RecordFormat.MAX_PAYLOAD_BYTES];
    Arrays.fill(large, (byte) 'x');
    it.store("a");
    assertThat(it.journal.append(large)).isEqualTo(Appended.STORED);
    it.reopen();
    assertThat(it.records(0))
        .extracting(record -> record.payload().length)
        .containsExactly(1, large.length);
  }

  @Test
  void aRecordThatIsTooLargeOrEmptyIsRefusedAndCounted() {
    assertThat(it.journal.append(new byte[RecordFormat.MAX_PAYLOAD_BYTES + 1]))
        .isEqualTo(Appended.REFUSED);
    assertThat(it.journal.append(new byte[0])).isEqualTo(Appended.REFUSED);
    assertThat(it.lost(LossCause.OVERSIZED)).isEqualTo(2);
    eventually("both reported", () -> it.reported.getOrDefault(LossCause.OVERSIZED, 0L) == 2);
  }

  @Test
  void acknowledgedSegmentsAreDeletedAndTheRestStays() throws IOException {
    it.store(texts(1, 200));
    int before = it.segments().size();
    assertThat(it.readAll(0)).hasSize(200);
    assertThat(it.journal.acknowledge(150)).isTrue();

    eventually("segments deleted", () -> it.segments().size() <= before - 3);
    assertThat(it.readAll(150)).isEqualTo(numbered(151, 200));
    assertThat(it.journal.figures().waiting()).isEqualTo(50);
    assertThat(it.journal.figures().acknowledged()).isEqualTo(150);

    it.reopen();
    assertThat(it.journal.acknowledged()).isEqualTo(150);
    assertThat(it.readAll(150)).isEqualTo(numbered(151, 200));
  }

  @Test
  void theAcknowledgedPositionIsOnDiskSoonWithoutClosing() throws IOException {
    it.store(texts(1, 10));
    assertThat(it.readAll(0)).hasSize(10);
    it.journal.acknowledge(7);
    eventually(
        "position stored",
        () -> {
          try {
            return JournalCursor.read(it.directory).orElseThrow().acknowledged() == 7;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void seqsRiseWithoutGapsOverOrderlyRestarts() throws IOException {
    for (int i = 1; i <= 5; i++) {
      it.store("text " + i);
      assertThat(it.readAll(i - 1)).containsExactly(i + " text " + i);
      it.journal.acknowledge(i);
      it.reopen();
      it.reopen();
    }
    assertThat(it.segments()).isEmpty();
  }

  @Test
  void afterACrashNoSeqIsGivenASecondTime() throws IOException {
    it.store(texts(1, 10));
    assertThat(it.readAll(0)).hasSize(10);
    it.journal.acknowledge(10);
    Path image = it.crashImage(temporary.resolve("image"));
    // As if the last records had been lost although they were sent.
    try (JournalFixture crashed = new JournalFixture(image)) {
      for (Path segment : it.segments()) {
        Files.delete(image.resolve(segment.getFileName()));
      }
      crashed.open().store("new");
      assertThat(crashed.records(0).getFirst().seq()).isGreaterThan(10);
    }
  }

  @Test
  void aLostCursorMeansDeliveringAgainAndNoSeqTwice() throws IOException {
    it.store(texts(1, 10));
    assertThat(it.readAll(0)).hasSize(10);
    it.journal.acknowledge(5);
    it.close();
    Files.writeString(it.directory.resolve("cursor"), "rubbish");

    it.open().store("new");
    List<JournalRecord> records = it.records(it.journal.acknowledged());
    assertThat(records).hasSize(11);
    assertThat(records.getLast().seq()).isGreaterThan(10);
  }

  @Test
  void appendsThatWaitTogetherShareOneForce() throws InterruptedException {
    int appenders = 200;
    it.files.forceGate = new CountDownLatch(1);
    CountDownLatch gate = it.files.forceGate;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < appenders; i++) {
      String text = "text " + i;
      threads.add(Thread.ofVirtual().start(() -> it.store(text)));
    }
    eventually("all taken", () -> it.journal.figures().appended() == appenders);
    // A healthy disk holds nothing up, and nobody may read what a crash could take back.
    assertThat(it.journal.figures().held()).isZero();
    assertThat(it.journal.figures().pending()).isEqualTo(appenders);
    assertThat(it.readAll(0)).isEmpty();
    assertThat(threads).allMatch(Thread::isAlive);
    it.files.forceGate = new CountDownLatch(0);
    gate.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    // One for those that came first, and one for each segment the others filled.
    assertThat(it.files.forces.get()).isLessThan(40);
    assertThat(it.readAll(0)).hasSize(appenders);
  }

  @Test
  void concurrentAppendersKeepTheirOwnOrderAndLoseNothing() throws Exception {
    int appenders = 64;
    int each = 50;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < appenders; i++) {
      int appender = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; n < each; n++) {
                      it.store(appender + ":" + n);
                    }
                  }));
    }
    List<JournalRecord> read = new ArrayList<>();
    while (read.size() < appenders * each) {
      List<JournalRecord> some = it.next(read.isEmpty() ? 0 : read.getLast().seq());
      assertThat(some).isNotEmpty();
      read.addAll(some);
      it.journal.acknowledge(some.getLast().seq());
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(read)
        .extracting(JournalRecord::seq)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, (long) appenders * each).boxed().toList());
    for (int i = 0; i < appenders; i++) {
      String prefix = i + ":";
      assertThat(read.stream().map(JournalFixture::text).filter(text -> text.startsWith(prefix)))
          .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(n -> prefix + n).toList());
    }
  }

  @Test
  void anInterruptedAppenderIsStoredAllTheSameAndKeepsItsInterrupt() throws InterruptedException {
    it.files.forceGate = new CountDownLatch(1);
    CountDownLatch gate = it.files.forceGate;
    List<Object> seen = new ArrayList<>();
    Thread appender =
        Thread.ofVirtual()
            .start(
                () -> {
                  seen.add(it.append("a"));
                  seen.add(Thread.currentThread().isInterrupted());
                });
    eventually("taken", () -> it.journal.figures().appended() == 1);
    appender.interrupt();
    gate.countDown();
    appender.join();
    assertThat(seen).containsExactly(Appended.STORED, true);
  }

  @Test
  void aReaderWaitsForTheFirstRecord() throws InterruptedException {
    List<JournalRecord> read = new ArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> read.addAll(it.next(0)));
    it.store("a");
    reader.join();
    assertThat(read).extracting(JournalFixture::text).containsExactly("a");
  }

  @Test
  void readingStopsAtItsBoundsButGivesAtLeastOne() throws Exception {
    it.store(texts(1, 20));
    assertThat(it.journal.read(0, 3, Long.MAX_VALUE, Duration.ZERO)).hasSize(3);
    assertThat(it.journal.read(0, 99, 20, Duration.ZERO)).hasSizeBetween(3, 4);
    assertThat(it.journal.read(0, 99, 1, Duration.ZERO)).hasSize(1);
    it.reopen();
    assertThat(it.journal.read(0, 3, Long.MAX_VALUE, Duration.ZERO)).hasSize(3);
    assertThat(it.journal.read(0, 99, 20, Duration.ZERO)).hasSizeBetween(3, 4);
    assertThat(it.journal.read(0, 99, 1, Duration.ZERO)).hasSize(1);
  }

  @Test
  void whatWasNeverReadCannotBeAcknowledged() {
    it.store(texts(1, 10));
    assertThat(it.journal.acknowledge(4)).isFalse();
    assertThat(it.journal.acknowledged()).isZero();
    assertThat(it.readAll(0)).hasSize(10);
    assertThat(it.journal.acknowledge(11)).isFalse();
    assertThat(it.journal.acknowledged()).isEqualTo(10);
    assertThat(it.journal.acknowledge(3)).isTrue();
    assertThat(it.journal.acknowledged()).isEqualTo(10);
  }

  @Test
  void theOldestUnacknowledgedRecordIsFoundInMemoryAndOnDisk() throws IOException {
    assertThat(it.journal.oldest()).isEmpty();
    it.store(texts(1, 100));
    assertThat(it.journal.oldest()).map(JournalRecord::seq).contains(1L);
    it.reopen();
    assertThat(it.journal.oldest()).map(JournalRecord::seq).contains(1L);
    assertThat(it.readAll(0)).hasSize(100);
    it.journal.acknowledge(99);
    assertThat(it.journal.oldest()).map(JournalFixture::text).contains("text 100");
    it.journal.acknowledge(100);
    assertThat(it.journal.oldest()).isEmpty();
  }

  @Test
  void aSecondJournalInTheSameDirectoryIsRefusedUntilTheFirstCloses() throws IOException {
    JournalFixture second = new JournalFixture(it.directory);
    assertThatThrownBy(second::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another running process");
    it.close();
    second.open().store("a");
    second.close();
    it.open();
  }

  @Test
  void recordsAfterTheClosingAreRefusedAndCounted() {
    it.close();
    assertThat(it.append("late")).isEqualTo(Appended.REFUSED);
    assertThat(it.lost(LossCause.CLOSED)).isEqualTo(1);
  }

  @Test
  void foreignFilesInTheDirectoryAreLeftAlone() throws IOException {
    it.store("a");
    it.close();
    Path foreign = Files.writeString(it.directory.resolve("0000.segment"), "mine");
    it.open();
    assertThat(it.readAll(0)).containsExactly("1 a");
    assertThat(foreign).hasContent("mine");
  }
}
