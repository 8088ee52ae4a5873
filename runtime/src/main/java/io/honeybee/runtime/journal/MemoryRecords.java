package io.honeybee.runtime.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory: first the newest of those that are on disk, then those that are not yet. Their
 * seqs have no gaps.
 *
 * <p>Thread rule: guarded by the {@link JournalState}'s lock.
 */
final class MemoryRecords {
  private static final int LEAST_CAPACITY = 64;

  private final long maxCachedBytes;

  /** A power of two in size; the record with a seq is at the seq modulo that size. */
  private @Nullable JournalRecord[] ring = new @Nullable JournalRecord[LEAST_CAPACITY];

  private long firstSeq;
  private long nextSeq;
  private long settledUpTo;
  private long cachedBytes;
  private long heldBytes;

  /**
   * @param nextSeq the seq of the first record to come
   * @param maxCachedBytes for records that are on disk already
   */
  MemoryRecords(long nextSeq, long maxCachedBytes) {
    this.firstSeq = nextSeq;
    this.nextSeq = nextSeq;
    this.settledUpTo = nextSeq - 1;
    this.maxCachedBytes = maxCachedBytes;
  }

  /** What a record takes of the heap, roughly. */
  static long cost(byte[] payload) {
    return payload.length + 64L;
  }

  /** The oldest one's seq; the next one's when there is none. */
  long firstSeq() {
    return firstSeq;
  }

  /** The newest seq ever given. */
  long lastSeq() {
    return nextSeq - 1;
  }

  /** All up to this one are on disk or acknowledged. */
  long settledUpTo() {
    return settledUpTo;
  }

  /** What those that are not on disk cost. */
  long heldBytes() {
    return heldBytes;
  }

  /** Takes a record and gives it its seq. */
  long add(byte[] payload) {
    if (nextSeq - firstSeq == ring.length) {
      resize(ring.length * 2);
    }
    ring[slot(nextSeq)] = new JournalRecord(nextSeq, payload);
    heldBytes += cost(payload);
    return nextSeq++;
  }

  /** Notes that all up to a seq are on disk. */
  void stored(long seq) {
    settle(seq);
    while (cachedBytes > maxCachedBytes && firstSeq <= settledUpTo) {
      dropFirst();
    }
  }

  /** Forgets all up to a seq, also those that never came to be on disk. */
  void acknowledged(long seq) {
    settle(Math.min(seq, lastSeq()));
    while (firstSeq <= seq && firstSeq < nextSeq) {
      dropFirst();
    }
    if (firstSeq == nextSeq && ring.length > LEAST_CAPACITY) {
      resize(LEAST_CAPACITY);
    }
  }

  /** Forgets all up to a seq that are on disk, as they go there too. */
  void discarded(long seq) {
    while (firstSeq <= Math.min(seq, settledUpTo)) {
      dropFirst();
    }
  }

  private void settle(long seq) {
    while (settledUpTo < seq) {
      settledUpTo++;
      long cost = cost(get(settledUpTo).payload());
      heldBytes -= cost;
      cachedBytes += cost;
    }
  }

  private void dropFirst() {
    cachedBytes -= cost(get(firstSeq).payload());
    ring[slot(firstSeq)] = null;
    firstSeq++;
  }

  /**
   * Records from a seq that is in memory, or the next to come, up to another, both inclusive.
   *
   * @param maxBytes of payload; at least one record is given even so
   */
  List<JournalRecord> range(long from, long to, int maxRecords, long maxBytes) {
    List<JournalRecord> records = new ArrayList<>();
    long bytes = 0;
    for (long seq = from; seq <= to && records.size() < maxRecords; seq++) {
      JournalRecord record = get(seq);
      bytes += record.payload().length;
      if (bytes > maxBytes && !records.isEmpty()) {
        break;
      }
      records.add(record);
    }
    return records;
  }

  private JournalRecord get(long seq) {
    return Objects.requireNonNull(ring[slot(seq)]);
  }

  private int slot(long seq) {
    return (int) (seq & (ring.length - 1));
  }

  private void resize(int capacity) {
    @Nullable JournalRecord[] old = ring;
    int oldMask = old.length - 1;
    ring = new @Nullable JournalRecord[capacity];
    for (long seq = firstSeq; seq < nextSeq; seq++) {
      ring[slot(seq)] = old[(int) (seq & oldMask)];
    }
  }
}
