package io.honeybee.runtime.journal;

import static io.honeybee.runtime.journal.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fails, and comes back. */
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class DiskTroubleTest {
  @TempDir Path temporary;
  private JournalFixture it;

  @BeforeEach
  void open() throws IOException {
    it = new JournalFixture(temporary.resolve("journal"));
  }

  @AfterEach
  void close() {
    it.files.failAll(false);
    it.close();
  }

  /** What fails. */
  enum Trouble {
    WRITE,
    PART_OF_A_WRITE,
    FORCE,
    FORCE_AND_TRUNCATE,
    PART_OF_A_WRITE_AND_TRUNCATE,
    EVERYTHING
  }

  private void begin(Trouble trouble) {
    FaultyFiles files = it.files;
    switch (trouble) {
      case WRITE -> files.failWrite = true;
      case PART_OF_A_WRITE -> {
        files.bytesBeforeFailure = 21;
        files.failWrite = true;
      }
      case FORCE -> files.failForce = true;
      case FORCE_AND_TRUNCATE -> {
        files.failForce = true;
        files.failTruncate = true;
      }
      case PART_OF_A_WRITE_AND_TRUNCATE -> {
        files.bytesBeforeFailure = 21;
        files.failWrite = true;
        files.failTruncate = true;
      }
      case EVERYTHING -> files.failAll(true);
    }
  }

  @ParameterizedTest
  @EnumSource
  void recordsAreHeldAndReadableMeanwhileAndOnDiskAfterwards(Trouble trouble) throws IOException {
    it.open().store("one", "two");
    begin(trouble);

    assertThat(it.append("three")).isEqualTo(Appended.HELD);
    assertThat(it.append("four")).isEqualTo(Appended.HELD);
    assertThat(it.readAll(0)).containsExactly("1 one", "2 two", "3 three", "4 four");
    assertThat(it.journal.figures().held()).isEqualTo(2);
    int failures = it.files.failures.get();
    eventually("it tries again", () -> it.files.failures.get() > failures + 1);

    it.files.failAll(false);
    eventually("recovered", () -> it.journal.figures().pending() == 0);
    it.store("five");
    List<String> all = List.of("1 one", "2 two", "3 three", "4 four", "5 five");
    assertThat(it.readAll(0)).isEqualTo(all);
    assertThat(it.journal.figures().stored()).isEqualTo(5);

    try (JournalFixture crashed =
        new JournalFixture(it.crashImage(temporary.resolve("image"))).open()) {
      assertThat(crashed.readAll(0)).isEqualTo(all);
      assertThat(crashed.lost(LossCause.DAMAGED)).isZero();
    }
    it.reopen();
    assertThat(it.readAll(0)).isEqualTo(all);
    assertThat(it.journal.figures().lost().values()).containsOnly(0L);
  }

  @Test
  void aFullMemoryRefusesAndCountsExactlyAndGoesOnWhenThereIsRoom() throws IOException {
    it.memoryBytes = 1000;
    it.open();
    it.files.failAll(true);
    int held = 0;
    for (int i = 1; i <= 50; i++) {
      if (it.append("text " + i) == Appended.HELD) {
        held++;
      }
    }
    assertThat(held).isBetween(10, 20);
    assertThat(it.lost(LossCause.DISK)).isEqualTo(50 - held);
    long lost = it.lost(LossCause.DISK);
    eventually("reported", () -> it.reported.getOrDefault(LossCause.DISK, 0L) == lost);

    // What the manager has needs no memory any more.
    assertThat(it.readAll(0)).hasSize(held);
    it.journal.acknowledge(held);
    assertThat(it.append("after")).isEqualTo(Appended.HELD);
    it.files.failAll(false);
    eventually("recovered", () -> it.journal.figures().pending() == 0);
    it.reopen();
    assertThat(it.readAll(it.journal.acknowledged())).containsExactly((held + 1) + " after");
  }

  @Test
  void aReceiptTurnsGoodWhenTheDiskComesBackOrTheReaderHasTheRecords() throws IOException {
    it.open();
    it.files.failAll(true);
    Receipt read = it.submit("a", "b");
    assertThat(read.await()).isFalse();
    assertThat(it.readAll(0)).hasSize(2);
    it.journal.acknowledge(2);
    assertThat(read.isStored()).isTrue();

    Receipt written = it.submit("c");
    assertThat(written.await()).isFalse();
    it.files.failAll(false);
    eventually("recovered", written::isStored);
  }

  @Test
  void itIsCrowdedBeforeRecordsAreRefused() throws IOException {
    it.memoryBytes = 10_000;
    it.open();
    it.files.failAll(true);
    int held = 0;
    while (!it.journal.isCrowded()) {
      assertThat(it.append("text")).isEqualTo(Appended.HELD);
      held++;
    }
    assertThat(held).isGreaterThan(50);
    assertThat(it.append("there is room yet")).isEqualTo(Appended.HELD);
    it.files.failAll(false);
    eventually("recovered", () -> !it.journal.isCrowded());
  }

  @Test
  void whatWasDeliveredFromMemoryIsNotWrittenLater() throws IOException {
    it.open().store("one");
    it.files.failAll(true);
    for (int i = 2; i <= 6; i++) {
      assertThat(it.append("text " + i)).isEqualTo(Appended.HELD);
    }
    assertThat(it.readAll(0)).hasSize(6);
    it.journal.acknowledge(4);
    assertThat(it.journal.figures().acknowledged()).isEqualTo(4);
    it.files.failAll(false);
    eventually("recovered", () -> it.journal.figures().pending() == 0);
    assertThat(it.journal.figures().stored()).isEqualTo(3);
    it.reopen();
    assertThat(it.readAll(4)).containsExactly("5 text 5", "6 text 6");
    it.store("text 7");
    assertThat(it.readAll(6)).containsExactly("7 text 7");
  }

  @Test
  void aDiskThatHangsHoldsNobodyUpForLongerThanThePatience() throws IOException {
    it.patience = Duration.ofMillis(30);
    it.open();
    // On a busy machine even this one may take longer than the patience.
    assertThat(it.append("one")).isNotEqualTo(Appended.REFUSED);
    eventually("one is on disk", () -> it.journal.figures().pending() == 0);
    CountDownLatch gate = new CountDownLatch(1);
    it.files.forceGate = gate;

    assertThat(it.append("two")).isEqualTo(Appended.HELD);
    long before = System.nanoTime();
    for (int i = 3; i <= 100; i++) {
      assertThat(it.append("text " + i)).isEqualTo(Appended.HELD);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    assertThat(it.readAll(0)).hasSize(100);
    it.journal.acknowledge(50);

    it.files.forceGate = new CountDownLatch(0);
    gate.countDown();
    eventually("recovered", () -> it.journal.figures().pending() == 0);
    assertThat(it.readAll(50)).hasSize(50);
    assertThat(it.journal.figures().waiting()).isEqualTo(50);
    it.reopen();
    assertThat(it.readAll(it.journal.acknowledged())).hasSize(50);
  }

  @Test
  void aJournalOpensOnAFullDiskAndItsSeqsStayApartFromOthers() throws IOException {
    it.open().store("one");
    it.close();
    it.files.failAll(true);
    it.open();
    assertThat(it.append("two")).isEqualTo(Appended.HELD);
    List<JournalRecord> first = it.records(1);
    Path image = it.crashImage(temporary.resolve("image"));

    JournalFixture crashed = new JournalFixture(image);
    crashed.files.failAll(true);
    crashed.clock = () -> Instant.now().plusMillis(1);
    crashed.open();
    assertThat(crashed.append("other")).isEqualTo(Appended.HELD);
    assertThat(crashed.records(1).getFirst().seq()).isGreaterThan(first.getLast().seq());
    crashed.close();

    it.files.failAll(false);
    eventually("recovered", () -> it.journal.figures().pending() == 0);
    it.reopen();
    assertThat(it.records(0)).extracting(JournalFixture::text).containsExactly("one", "two");
    assertThat(it.records(1).getFirst().seq()).isEqualTo(first.getFirst().seq());
  }

  @Test
  void acknowledgementsThatCannotBeStoredAreStoredLater() throws IOException {
    it.open().store("one", "two", "three");
    assertThat(it.readAll(0)).hasSize(3);
    it.files.failReplace = true;
    it.journal.acknowledge(2);
    eventually("it was tried", () -> it.files.failures.get() > 0);
    it.store("four");
    it.files.failReplace = false;
    it.reopen();
    assertThat(it.journal.acknowledged()).isEqualTo(2);
    assertThat(it.readAll(2)).containsExactly("3 three", "4 four");
  }

  @Test
  void whatIsStillHeldWhenTheJournalClosesIsCountedAndReported() throws IOException {
    it.open().store("one");
    it.files.failAll(true);
    assertThat(it.append("two")).isEqualTo(Appended.HELD);
    it.close();
    assertThat(it.reported).containsEntry(LossCause.DISK, 1L);
  }
}
