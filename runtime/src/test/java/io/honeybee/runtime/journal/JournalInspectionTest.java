package io.honeybee.runtime.journal;

import static io.honeybee.runtime.journal.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalInspectionTest {
  private static JournalInspection inspect(Path directory) {
    try {
      return JournalInspection.inspect(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Path, Long> sizes(Path directory) throws IOException {
    Map<Path, Long> sizes = new TreeMap<>();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        sizes.put(file, Files.size(file));
      }
    }
    return sizes;
  }

  @Test
  void itTellsWhatWaitsWhileTheJournalIsOpenAndChangesNothing(@TempDir Path temporary)
      throws IOException {
    try (JournalFixture it = new JournalFixture(temporary.resolve("journal")).open()) {
      for (int i = 1; i <= 100; i++) {
        it.store("text " + i);
      }
      assertThat(it.records(0)).hasSize(100);
      it.journal.acknowledge(40);
      eventually("position stored", () -> inspect(it.directory).acknowledged() == 40);
      Map<Path, Long> before = sizes(it.directory);

      JournalInspection found = inspect(it.directory);

      assertThat(sizes(it.directory)).isEqualTo(before);
      assertThat(found.waiting()).isEqualTo(60);
      assertThat(found.waitingBytes()).isEqualTo(59 * (16 + 7) + 16 + 8);
      assertThat(found.damaged()).isZero();
      assertThat(found.oldest()).map(JournalFixture::text).contains("text 41");
      assertThat(found.newest()).map(JournalFixture::text).contains("text 100");
      it.store("still open");
    }
  }

  @Test
  void damagedRecordsAreToldApartAndAcknowledgedOnesAreNot(@TempDir Path temporary)
      throws IOException {
    JournalFixture it = new JournalFixture(temporary.resolve("journal")).open();
    it.store("one", "two", "three", "four");
    assertThat(it.records(0)).hasSize(4);
    it.journal.acknowledge(1);
    it.close();
    for (String damaged : new String[] {"one", "three"}) {
      Path segment = it.segments().getFirst();
      String bytes = Files.readString(segment, java.nio.charset.StandardCharsets.ISO_8859_1);
      Files.writeString(
          segment,
          bytes.replace(damaged, damaged.toUpperCase(java.util.Locale.ROOT)),
          java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    JournalInspection found = inspect(it.directory);
    assertThat(found.waiting()).isEqualTo(2);
    assertThat(found.damaged()).isEqualTo(1);
    assertThat(found.oldest()).map(JournalRecord::seq).contains(2L);
  }

  @Test
  void nothingWaitsInANewJournal(@TempDir Path temporary) throws IOException {
    try (JournalFixture it = new JournalFixture(temporary.resolve("journal")).open()) {
      JournalInspection found = inspect(it.directory);
      assertThat(found.waiting()).isZero();
      assertThat(found.oldest()).isEmpty();
      assertThat(found.newest()).isEmpty();
    }
  }

  @Test
  void itBearsSegmentsThatComeAndGo(@TempDir Path temporary) throws Exception {
    try (JournalFixture it = new JournalFixture(temporary.resolve("journal"))) {
      it.files.skipForcing = true;
      it.maxBytes = 4 * JournalFixture.SEGMENT_BYTES;
      it.open();
      AtomicBoolean running = new AtomicBoolean(true);
      Thread appender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (running.get()) {
                      it.store("text");
                    }
                  });
      for (int i = 0; i < 300; i++) {
        assertThat(inspect(it.directory).waiting()).isLessThan(300);
      }
      running.set(false);
      appender.join();
    }
  }

  @Test
  void aMissingDirectoryIsSaidToBeMissing(@TempDir Path temporary) {
    assertThatThrownBy(() -> JournalInspection.inspect(temporary.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
