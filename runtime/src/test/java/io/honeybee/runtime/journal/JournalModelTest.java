package io.honeybee.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Any order of events in a journal's life, compared with a list. */
class JournalModelTest {
  private static final int MAX_TEXT = 700;

  /** What can happen. */
  enum Step {
    APPEND,
    READ_AND_ACKNOWLEDGE,
    REOPEN,
    CRASH,
    DISK_FAILS,
    DISK_WORKS
  }

  @Provide
  Arbitrary<List<Tuple2<Step, Integer>>> lives() {
    Arbitrary<Step> steps =
        Arbitraries.frequency(
            Tuple.of(10, Step.APPEND),
            Tuple.of(4, Step.READ_AND_ACKNOWLEDGE),
            Tuple.of(1, Step.REOPEN),
            Tuple.of(1, Step.CRASH),
            Tuple.of(1, Step.DISK_FAILS),
            Tuple.of(2, Step.DISK_WORKS));
    return steps
        .flatMap(step -> Arbitraries.integers().between(1, MAX_TEXT).map(n -> Tuple.of(step, n)))
        .list()
        .ofMaxSize(60);
  }

  /** The journal, and what it should hold. */
  private static final class Life implements AutoCloseable {
    private final Path temporary;
    private final Map<Long, String> textOf = new HashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private JournalFixture it;
    private int images;
    private int texts;
    private boolean diskFails;

    Life(Path temporary) throws IOException {
      this.temporary = temporary;
      this.it = fixture(temporary.resolve("journal"));
      it.open();
    }

    private static JournalFixture fixture(Path directory) {
      JournalFixture fixture = new JournalFixture(directory);
      fixture.files.skipForcing = true;
      return fixture;
    }

    void live(Step step, int number) throws IOException {
      switch (step) {
        case APPEND -> append(number);
        case READ_AND_ACKNOWLEDGE -> readAndAcknowledge(number);
        case REOPEN -> {
          diskWorks();
          it.reopen();
        }
        case CRASH -> crash();
        case DISK_FAILS -> {
          diskFails = true;
          it.files.failAll(true);
        }
        case DISK_WORKS -> diskWorks();
      }
      assertThat(it.journal.figures().waiting()).isEqualTo(waiting.size());
    }

    private void append(int length) {
      String text = texts++ + "x".repeat(length);
      assertThat(it.append(text)).isIn(Appended.STORED, Appended.HELD);
      waiting.add(text);
    }

    private void readAndAcknowledge(int number) {
      List<JournalRecord> records = it.records(it.journal.acknowledged());
      assertThat(records).extracting(JournalFixture::text).isEqualTo(waiting);
      assertThat(records).extracting(JournalRecord::seq).isSorted().doesNotHaveDuplicates();
      for (JournalRecord record : records) {
        String text = JournalFixture.text(record);
        assertThat(textOf.putIfAbsent(record.seq(), text)).isIn(null, text);
      }
      int done = records.size() * number / MAX_TEXT;
      if (done > 0) {
        it.journal.acknowledge(records.get(done - 1).seq());
        waiting.subList(0, done).clear();
      }
    }

    private void diskWorks() {
      diskFails = false;
      it.files.failAll(false);
      Eventually.eventually("nothing held", () -> it.journal.figures().pending() == 0);
    }

    private void crash() throws IOException {
      if (diskFails) {
        return;
      }
      Path image = it.crashImage(temporary.resolve("image" + images++));
      it.close();
      it = fixture(image);
      it.open();
      // Acknowledgements may be forgotten; whoever reads goes on where the reader stood.
      List<JournalRecord> records = it.records(it.journal.acknowledged());
      assertThat(records.size()).isGreaterThanOrEqualTo(waiting.size());
      int again = records.size() - waiting.size();
      if (again > 0) {
        it.journal.acknowledge(records.get(again - 1).seq());
      }
    }

    @Override
    public void close() {
      it.files.failAll(false);
      it.close();
    }
  }

  @Property(tries = 60)
  void aJournalHoldsWhatWasAppendedAndNotAcknowledged(
      @ForAll("lives") List<Tuple2<Step, Integer>> steps) throws IOException {
    Path temporary = Files.createTempDirectory("journal");
    try (Life life = new Life(temporary)) {
      for (Tuple2<Step, Integer> step : steps) {
        life.live(step.get1(), step.get2());
      }
    } finally {
      delete(temporary);
    }
  }

  @Property(tries = 100)
  void whateverHappensToTheFilesAJournalOpensAndGivesOnlyWhatWasWritten(@ForAll long seed)
      throws IOException {
    Path temporary = Files.createTempDirectory("journal");
    Random random = new Random(seed);
    try (JournalFixture it = Life.fixture(temporary.resolve("journal"))) {
      it.open();
      Map<Long, String> written = new HashMap<>();
      for (long seq = 1; seq <= 100; seq++) {
        String text = seq + "x".repeat(random.nextInt(60));
        it.store(text);
        written.put(seq, text);
      }
      it.journal.close();
      try (Stream<Path> files = Files.list(it.directory)) {
        for (Path file : files.toList()) {
          if (random.nextInt(3) == 0) {
            Files.write(file, mangled(Files.readAllBytes(file), random));
          }
        }
      }

      it.open().store("new");
      List<JournalRecord> records = it.records(0);
      JournalRecord last = records.removeLast();
      assertThat(JournalFixture.text(last)).isEqualTo("new");
      for (JournalRecord record : records) {
        assertThat(JournalFixture.text(record)).isEqualTo(written.get(record.seq()));
      }
      assertThat(records).extracting(JournalRecord::seq).isSorted().doesNotHaveDuplicates();
    } finally {
      delete(temporary);
    }
  }

  private static byte[] mangled(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = from + random.nextInt(bytes.length - from + 1);
    byte[] changed = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> changed = java.util.Arrays.copyOf(bytes, from);
      case 1 -> java.util.Arrays.fill(changed, from, to, (byte) 0);
      case 2 -> {
        for (int i = from; i < to; i++) {
          changed[i] = (byte) random.nextInt();
        }
      }
      default -> {
        // A stretch is missing.
        changed = java.util.Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, changed, from, bytes.length - to);
      }
    }
    return changed;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
