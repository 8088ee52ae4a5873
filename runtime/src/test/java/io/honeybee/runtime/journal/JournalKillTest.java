package io.honeybee.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process with SIGKILL while it appends. */
@Timeout(120)
class JournalKillTest {
  private static final int ROUNDS = 4;
  private static final int LINES_A_ROUND = 2000;

  /** Says on standard output what was stored, as soon as it was. */
  static final class Child {
    private static final int APPENDERS = 32;

    public static void main(String[] args) throws Exception {
      JournalSettings settings =
          new JournalSettings(Path.of(args[0]), 64 << 10, 1L << 30, 1 << 20, Duration.ofMinutes(1));
      Journal journal = Journal.open(settings, InstantSource.system(), (cause, lost) -> {});
      AtomicInteger next = new AtomicInteger();
      PrintStream out = System.out;
      for (int i = 0; i < APPENDERS; i++) {
        Thread.ofVirtual()
            .start(
                () -> {
                  while (true) {
                    String text = args[1] + "-" + next.incrementAndGet();
                    if (journal.append(text.getBytes(StandardCharsets.US_ASCII))
                        == Appended.STORED) {
                      out.println(text);
                    }
                  }
                });
      }
      drain(journal);
    }

    /** Reads what the journal holds, acknowledges a part, and says so. */
    private static void drain(Journal journal) throws InterruptedException {
      while (true) {
        List<JournalRecord> records =
            journal.read(journal.acknowledged(), 50, Long.MAX_VALUE, Duration.ofSeconds(1));
        if (records.size() == 50) {
          for (JournalRecord record : records.subList(0, 5)) {
            System.out.println("ack " + JournalFixture.text(record));
          }
          journal.acknowledge(records.get(4).seq());
        }
      }
    }
  }

  @Test
  void whatWasStoredBeforeAKillIsThereAfterwards(@TempDir Path temporary) throws Exception {
    Path directory = temporary.resolve("journal");
    Set<String> stored = new HashSet<>();
    Set<String> acknowledged = new HashSet<>();
    Map<Long, String> textOf = new HashMap<>();
    long highest = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      for (String line : killedAfterSomeLines(directory, "round" + round)) {
        if (line.startsWith("ack ")) {
          acknowledged.add(line.substring(4));
        } else {
          stored.add(line);
        }
      }
      try (JournalFixture it = new JournalFixture(directory).open()) {
        List<JournalRecord> records = it.records(it.journal.acknowledged());
        List<String> texts = records.stream().map(JournalFixture::text).toList();
        assertThat(texts).doesNotHaveDuplicates();
        Set<String> there = new HashSet<>(texts);
        there.addAll(acknowledged);
        assertThat(stored.stream().filter(text -> !there.contains(text)))
            .as("stored and lost")
            .isEmpty();
        assertThat(records).extracting(JournalRecord::seq).isSorted();
        assertThat(it.lost(LossCause.DAMAGED)).isZero();
        // A seq belongs to one record for ever.
        for (JournalRecord record : records) {
          String text = JournalFixture.text(record);
          assertThat(textOf.putIfAbsent(record.seq(), text)).isIn(null, text);
        }
        assertThat(it.journal.acknowledged()).isGreaterThanOrEqualTo(highest);
        highest = it.journal.acknowledged();
      }
    }
    assertThat(stored.size()).isGreaterThan(ROUNDS * 100);
  }

  private static List<String> killedAfterSomeLines(Path directory, String name)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child =
        new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                directory.toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> seen =
          new ArrayList<>(
              lines.lines().limit(LINES_A_ROUND).filter(JournalKillTest::isReport).toList());
      // By its handle, for the process itself would close its output here too.
      child.toHandle().destroyForcibly();
      // What it said before it died counts as well; the last line may be torn.
      lines.lines().filter(JournalKillTest::isReport).forEach(seen::add);
      child.waitFor();
      return seen.subList(0, seen.size() - 1);
    } finally {
      child.destroyForcibly();
    }
  }

  /** The child's log goes the same way. */
  private static boolean isReport(String line) {
    return line.matches("(ack )?round\\d+-\\d+");
  }
}
