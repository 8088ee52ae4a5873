package io.honeybee.runtime.journal;

import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A segment of which at least one record is on disk. Its seqs have no gaps.
 *
 * <p>Thread rule: guarded by the {@link JournalState}'s lock, but for the final fields.
 */
final class Segment {
  private static final String SUFFIX = ".segment";

  final Path file;
  final long firstSeq;

  /** The last record on disk. */
  private long lastSeq;

  /** Up to the end of that record. */
  private long dataBytes;

  /** Stretches of seqs that cannot be read: the first one and the last one of each. */
  private final NavigableMap<Long, Long> damaged = new TreeMap<>();

  Segment(Path file, long firstSeq, long lastSeq, long dataBytes) {
    this.file = file;
    this.firstSeq = firstSeq;
    this.lastSeq = lastSeq;
    this.dataBytes = dataBytes;
  }

  static Path file(Path directory, long firstSeq) {
    return directory.resolve("%019d%s".formatted(firstSeq, SUFFIX));
  }

  /** The first seq of a segment's file, or -1 when the name is not a segment's. */
  static long firstSeq(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.matches("\\d{19}" + SUFFIX)) {
      return -1;
    }
    try {
      return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  long lastSeq() {
    return lastSeq;
  }

  long dataBytes() {
    return dataBytes;
  }

  void grow(long newLastSeq, long newDataBytes) {
    lastSeq = newLastSeq;
    dataBytes = newDataBytes;
  }

  /** How many readable records lie after one seq and up to another. */
  long recordsBetween(long after, long upTo) {
    long records = overlap(firstSeq, lastSeq, after, upTo);
    for (Map.Entry<Long, Long> stretch : damaged.entrySet()) {
      records -= overlap(stretch.getKey(), stretch.getValue(), after, upTo);
    }
    return records;
  }

  /**
   * Notes that the records of a stretch cannot be read.
   *
   * @return how many of them come after {@code acknowledged} and were not noted before
   */
  long noteDamage(long from, long to, long acknowledged) {
    long before = recordsBetween(acknowledged, lastSeq);
    damaged.merge(from, to, Math::max);
    return before - recordsBetween(acknowledged, lastSeq);
  }

  private static long overlap(long first, long last, long after, long upTo) {
    return Math.max(0, Math.min(last, upTo) - Math.max(first - 1, after));
  }
}
