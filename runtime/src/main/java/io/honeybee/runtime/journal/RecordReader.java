package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads records in order: the newest from memory, older ones from disk, where it keeps its place.
 *
 * <p>Thread rule: any thread; readers take turns.
 */
final class RecordReader {
  private static final Logger LOG = LoggerFactory.getLogger(RecordReader.class);
  private static final long FIRST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** A file that can be opened and not be read for so many times the patience is given up. */
  private static final int PATIENCE_FACTOR = 15;

  private final JournalState state;
  private final JournalFiles files;
  private final ReentrantLock turn = new ReentrantLock();
  private final SegmentReader disk;

  /** How often in a row the disk failed. */
  private int failures;

  /** When the first of these failures was. */
  private long failingSinceNanos;

  /** When to try again; counts only while the disk fails. */
  private long retryAtNanos;

  RecordReader(JournalState state, JournalFiles files) {
    this.state = state;
    this.files = files;
    this.disk = new SegmentReader(state, files);
  }

  /** Where the next records are. */
  private sealed interface Source {
    /** These are next; none when none came in time. */
    record Memory(List<JournalRecord> records) implements Source {}

    record Disk(SegmentReader.Part part) implements Source {}
  }

  /**
   * The records after a seq, waiting for the first one.
   *
   * @param maxBytes of payload; the last record may go beyond
   * @return none when none came in time, or when the disk could not be read
   */
  List<JournalRecord> read(long after, int maxRecords, long maxBytes, long waitNanos)
      throws InterruptedException {
    long deadline = System.nanoTime() + waitNanos;
    turn.lockInterruptibly();
    try {
      long place = after;
      while (true) {
        switch (await(place, maxRecords, maxBytes, deadline)) {
          case Source.Memory(List<JournalRecord> records) -> {
            if (!records.isEmpty()) {
              disk.close();
            }
            return records;
          }
          case Source.Disk disked -> {
            SegmentReader.Part part = disked.part();
            if (failures > 0 && !awaitRetry(deadline)) {
              return List.of();
            }
            try {
              List<JournalRecord> records = disk.read(part, place, maxRecords, maxBytes);
              failures = 0;
              if (!records.isEmpty()) {
                state.read(records.getLast().seq());
                return records;
              }
              place = part.lastSeq();
            } catch (ClosedByInterruptException e) {
              disk.close();
              throw interrupted(e);
            } catch (IOException e) {
              boolean opened = disk.isOpen();
              disk.close();
              if (mayGoOn(e, opened, part, place)) {
                place = part.lastSeq();
              }
            }
          }
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private static InterruptedException interrupted(ClosedByInterruptException e) {
    // The channel left the interrupt for whoever looks; here it becomes the exception.
    boolean _ = Thread.interrupted();
    InterruptedException interruption = new InterruptedException();
    interruption.initCause(e);
    return interruption;
  }

  /** Lets go of the file that is being read, once nobody reads. */
  void close() {
    turn.lock();
    try {
      disk.close();
    } finally {
      turn.unlock();
    }
  }

  /** The first record that is not acknowledged; null when there is none that can be read. */
  @Nullable JournalRecord oldest() throws IOException {
    SegmentReader.Part part;
    long acknowledged;
    state.lock.lock();
    try {
      acknowledged = state.acknowledged;
      part = partAfter(acknowledged);
      if (part == null) {
        MemoryRecords memory = state.memory;
        List<JournalRecord> first =
            memory.range(Math.max(acknowledged + 1, memory.firstSeq()), memory.lastSeq(), 1, 1);
        return first.isEmpty() ? null : first.getFirst();
      }
    } finally {
      state.lock.unlock();
    }
    SegmentReader aside = new SegmentReader(state, files);
    try {
      List<JournalRecord> first = aside.read(part, acknowledged, 1, 1);
      return first.isEmpty() ? null : first.getFirst();
    } finally {
      aside.close();
    }
  }

  /** Some of the newest records, from memory alone and without a turn. */
  List<JournalRecord> recent(long after, int maxBehind, int maxRecords, long maxBytes) {
    state.lock.lock();
    try {
      MemoryRecords memory = state.memory;
      long to = memory.settledUpTo();
      long from = Math.max(Math.max(after + 1, memory.firstSeq()), to - maxBehind);
      return from > to ? List.of() : memory.range(from, to, maxRecords, maxBytes);
    } finally {
      state.lock.unlock();
    }
  }

  private Source await(long after, int maxRecords, long maxBytes, long deadline)
      throws InterruptedException {
    state.lock.lockInterruptibly();
    try {
      while (true) {
        SegmentReader.Part part = partAfter(after);
        if (part != null) {
          return new Source.Disk(part);
        }
        MemoryRecords memory = state.memory;
        long from = Math.max(after + 1, memory.firstSeq());
        long to = state.inTrouble() ? memory.lastSeq() : memory.settledUpTo();
        if (from <= to) {
          List<JournalRecord> records = memory.range(from, to, maxRecords, maxBytes);
          state.read(records.getLast().seq());
          return new Source.Memory(records);
        }
        long left = deadline - System.nanoTime();
        if (state.closing || left <= 0 || state.readable.awaitNanos(left) <= 0) {
          return new Source.Memory(List.of());
        }
      }
    } finally {
      state.lock.unlock();
    }
  }

  /** Where on disk the first record after a seq is; null when it is in memory, or nowhere yet. */
  private SegmentReader.@Nullable Part partAfter(long seq) {
    if (seq + 1 >= state.memory.firstSeq()) {
      return null;
    }
    Segment segment = state.segments.after(seq);
    return segment == null || segment.firstSeq >= state.memory.firstSeq()
        ? null
        : new SegmentReader.Part(segment, segment.lastSeq(), segment.dataBytes());
  }

  /**
   * Decides what a failed reading means. A segment that went in the meantime is no matter, and one
   * that is missing is lost. One that cannot even be opened is there yet: the process may be out of
   * file descriptors, or its mode may be wrong, and that passes or is mended. One that can be
   * opened and still not be read has a bad spot; after some time it counts as lost, so that it does
   * not stand in the way of all that follow.
   *
   * @return whether to go on after the segment
   */
  private boolean mayGoOn(
      IOException failure, boolean opened, SegmentReader.Part part, long place) {
    Segment segment = part.segment();
    long now = System.nanoTime();
    if (failures == 0) {
      failingSinceNanos = now;
      LOG.warn("{} cannot be read, trying again: {}", segment.file, failure.toString());
    }
    failures++;
    boolean outOfPatience = now - failingSinceNanos >= PATIENCE_FACTOR * state.patienceNanos;
    if (failure instanceof NoSuchFileException || (opened && outOfPatience)) {
      failures = 0;
      long lost = state.damaged(segment, Math.max(segment.firstSeq, place + 1), part.lastSeq());
      if (lost > 0) {
        LOG.error("{} cannot be read; {} records are lost", segment.file, lost, failure);
      }
      return true;
    }
    long pause = FIRST_RETRY_NANOS << Math.min(failures - 1, 10);
    retryAtNanos = now + Math.min(pause, state.patienceNanos);
    return false;
  }

  /** Waits until the disk may be tried again, or for the deadline; says which. */
  private boolean awaitRetry(long deadline) throws InterruptedException {
    long now = System.nanoTime();
    TimeUnit.NANOSECONDS.sleep(Math.min(retryAtNanos - now, deadline - now));
    return System.nanoTime() - retryAtNanos >= 0;
  }
}
