package io.honeybee.runtime.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A journal in a directory, with segments so small that a test fills many. */
final class JournalFixture implements AutoCloseable {
  static final int SEGMENT_BYTES = 1024;
  private static final Duration SOON = Duration.ofSeconds(10);

  final Path directory;
  final FaultyFiles files = new FaultyFiles();
  final Map<LossCause, Long> reported = new ConcurrentHashMap<>();
  Duration patience = Duration.ofMinutes(1);
  long maxBytes = 1 << 20;
  long memoryBytes = 1 << 20;
  InstantSource clock = InstantSource.system();
  Journal journal;

  @SuppressWarnings("NullAway") // Opened before it is used.
  JournalFixture(Path directory) {
    this.directory = directory;
  }

  JournalFixture open() throws IOException {
    JournalSettings settings =
        new JournalSettings(directory, SEGMENT_BYTES, maxBytes, memoryBytes, patience);
    journal =
        Journal.open(
            settings, clock, (cause, lost) -> reported.merge(cause, lost, Long::sum), files);
    return this;
  }

  JournalFixture reopen() throws IOException {
    journal.close();
    return open();
  }

  Appended append(String text) {
    return journal.append(text.getBytes(StandardCharsets.UTF_8));
  }

  Receipt submit(String... texts) {
    return journal.submit(
        Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** Appends texts, each of which must come to be on disk. */
  void store(String... texts) {
    for (String text : texts) {
      Appended appended = append(text);
      if (appended != Appended.STORED) {
        throw new AssertionError(text + " is " + appended);
      }
    }
  }

  /** All that can be read after a seq, as {@code seq text}. */
  List<String> readAll(long after) {
    List<String> texts = new ArrayList<>();
    for (JournalRecord record : records(after)) {
      texts.add(record.seq() + " " + text(record));
    }
    return texts;
  }

  List<JournalRecord> records(long after) {
    List<JournalRecord> all = new ArrayList<>();
    long place = after;
    while (true) {
      List<JournalRecord> some = read(place, 7, Duration.ZERO);
      if (some.isEmpty()) {
        return all;
      }
      all.addAll(some);
      place = some.getLast().seq();
    }
  }

  /** The next records, for which it waits. */
  List<JournalRecord> next(long after) {
    return read(after, Integer.MAX_VALUE, SOON);
  }

  private List<JournalRecord> read(long after, int maxRecords, Duration wait) {
    try {
      return journal.read(after, maxRecords, Long.MAX_VALUE, wait);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String text(JournalRecord record) {
    return new String(record.payload(), StandardCharsets.UTF_8);
  }

  long lost(LossCause cause) {
    return journal.figures().lost().getOrDefault(cause, 0L);
  }

  /** What a crash at this moment would leave. */
  Path crashImage(Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(directory)) {
      Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
    }
    return to;
  }

  List<Path> segments() {
    return files(directory).stream().filter(file -> Segment.firstSeq(file) > 0).toList();
  }

  private static List<Path> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
