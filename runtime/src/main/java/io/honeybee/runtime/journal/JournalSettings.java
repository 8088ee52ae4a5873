package io.honeybee.runtime.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a journal is and what it may take.
 *
 * @param directory its own; made with mode 0700 when absent
 * @param segmentBytes a segment over this size is followed by a new one
 * @param maxBytes on disk in all, at least four segments; at this limit the oldest segment goes
 * @param memoryBytes for records that are not on disk yet
 * @param patience how long an append waits for the disk before its record counts as held in memory
 */
public record JournalSettings(
    Path directory, long segmentBytes, long maxBytes, long memoryBytes, Duration patience) {
  private static final long DEFAULT_SEGMENT_BYTES = 8L << 20;
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(2);
  private static final int LEAST_SEGMENTS = 4;

  public JournalSettings {
    if (segmentBytes < 1 || maxBytes / LEAST_SEGMENTS < segmentBytes) {
      throw new IllegalArgumentException("a journal needs room for four segments");
    }
    if (memoryBytes < 1 || patience.isNegative()) {
      throw new IllegalArgumentException("a journal needs memory and patience");
    }
  }

  /** Segments of 8 MiB, and two seconds for the disk. */
  public static JournalSettings of(Path directory, long maxBytes, long memoryBytes) {
    return new JournalSettings(
        directory, DEFAULT_SEGMENT_BYTES, maxBytes, memoryBytes, DEFAULT_PATIENCE);
  }
}
