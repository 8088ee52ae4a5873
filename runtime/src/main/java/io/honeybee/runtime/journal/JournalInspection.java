package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a journal's directory, also while a process has it open: nothing is locked and
 * nothing changed. A running journal is up to half a second ahead of what is seen here.
 *
 * @param acknowledged the last acknowledged seq
 * @param waiting readable records after it
 * @param waitingBytes what they take on disk
 * @param damaged records after it that cannot be read
 * @param oldest the first waiting one
 * @param newest the last waiting one
 */
public record JournalInspection(
    long acknowledged,
    long waiting,
    long waitingBytes,
    long damaged,
    Optional<JournalRecord> oldest,
    Optional<JournalRecord> newest) {

  /** The last acknowledged seq alone, which costs little however much waits. */
  public static long acknowledged(Path directory) throws IOException {
    return JournalCursor.read(directory).map(JournalCursor::acknowledged).orElse(0L);
  }

  /**
   * Reads all that waits.
   *
   * @throws NoSuchFileException when there is no such directory
   */
  public static JournalInspection inspect(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    Count count = new Count(new DiskFiles(), acknowledged(directory));
    for (Path file : JournalRecovery.segmentFiles(directory)) {
      try {
        count.segment(file, Segment.firstSeq(file));
      } catch (NoSuchFileException ignored) {
        // It was acknowledged, or discarded, a moment ago.
      }
    }
    return new JournalInspection(
        count.acknowledged,
        count.waiting,
        count.bytes,
        count.damaged,
        Optional.ofNullable(count.oldest),
        Optional.ofNullable(count.newest));
  }

  /** Goes through the segments, oldest first. */
  private static final class Count {
    private final JournalFiles files;
    private final long acknowledged;
    private long lastSeq;
    private long waiting;
    private long bytes;
    private long damaged;
    private @Nullable JournalRecord oldest;
    private @Nullable JournalRecord newest;

    Count(JournalFiles files, long acknowledged) {
      this.files = files;
      this.acknowledged = acknowledged;
      this.lastSeq = acknowledged;
    }

    void segment(Path file, long firstSeq) throws IOException {
      SegmentExtent extent = SegmentExtent.measure(files, file, firstSeq);
      if (extent.lastSeq() <= lastSeq) {
        return;
      }
      long counted = waiting;
      long from = Math.max(lastSeq, firstSeq - 1);
      try (SegmentScanner scanner = SegmentScanner.open(files, file, firstSeq)) {
        JournalRecord record = scanner.next(extent.dataBytes());
        while (record != null) {
          count(record);
          record = scanner.next(extent.dataBytes());
        }
      }
      damaged += extent.lastSeq() - from - (waiting - counted);
      lastSeq = Math.max(lastSeq, extent.lastSeq());
    }

    private void count(JournalRecord record) {
      if (record.seq() <= lastSeq) {
        return;
      }
      lastSeq = record.seq();
      waiting++;
      bytes += RecordFormat.HEADER_BYTES + record.payload().length;
      if (oldest == null) {
        oldest = record;
      }
      newest = record;
    }
  }
}
