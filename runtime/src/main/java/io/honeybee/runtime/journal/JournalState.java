package io.honeybee.runtime.journal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the journal's threads share: {@link RecordAppender}, {@link RecordReader} and {@link
 * JournalWriter} each work on it under {@link #lock}. Nobody touches a file while holding the lock,
 * so it is never held for long.
 */
final class JournalState {
  final ReentrantLock lock = new ReentrantLock();

  /** The writer waits here. */
  final Condition work = lock.newCondition();

  /** Readers wait here. */
  final Condition readable = lock.newCondition();

  /** Appenders wait here while the memory is full. */
  final Condition room = lock.newCondition();

  final long memoryBytes;
  final long patienceNanos;
  final Segments segments;
  final MemoryRecords memory;
  final Losses losses = new Losses();

  /** Opens when the round of the writer that is to come is over. */
  CountDownLatch nextRound = new CountDownLatch(1);

  boolean roundRuns;
  long roundStartedNanos;

  /** Whether the last round failed. */
  boolean failing;

  boolean closing;

  /** No seq from here on may be given before the cursor says so. */
  long unusedFrom;

  long acknowledged;
  long highestRead;
  boolean acknowledgedSinceUpkeep;

  long appendedRecords;
  long storedRecords;
  long acknowledgedRecords;

  JournalState(JournalSettings settings, JournalRecovery recovered) {
    this.memoryBytes = settings.memoryBytes();
    this.patienceNanos = settings.patience().toNanos();
    this.segments = new Segments(recovered.segments());
    this.memory = new MemoryRecords(recovered.nextSeq(), memoryBytes / 4);
    this.acknowledged = recovered.acknowledged();
    this.highestRead = acknowledged;
    this.unusedFrom = recovered.unusedFrom();
    losses.add(LossCause.DAMAGED, recovered.damagedRecords());
  }

  /** Whether to wait for the disk is of no use now. Under the lock. */
  boolean inTrouble() {
    return failing || (roundRuns && System.nanoTime() - roundStartedNanos >= patienceNanos);
  }

  /** Counts a loss. Under the lock. */
  void lose(LossCause cause, long records) {
    if (!losses.anyUnreported()) {
      work.signal();
    }
    losses.add(cause, records);
  }

  /** Notes that records up to a seq were handed out, so that they may be acknowledged. */
  void read(long seq) {
    lock.lock();
    try {
      highestRead = Math.max(highestRead, seq);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes a stretch of a segment that cannot be read.
   *
   * @return how many unacknowledged records it held that were not noted before; 0 when the segment
   *     went in the meantime
   */
  long damaged(Segment segment, long from, long to) {
    lock.lock();
    try {
      if (!segments.contains(segment)) {
        return 0;
      }
      long lost = segment.noteDamage(from, to, acknowledged);
      lose(LossCause.DAMAGED, lost);
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a record is of no use, if it is on disk. */
  void reject(long seq) {
    lock.lock();
    try {
      Segment segment = segments.after(seq - 1);
      if (segment != null && segment.firstSeq <= seq) {
        lose(LossCause.DAMAGED, segment.noteDamage(seq, seq, acknowledged));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Acknowledges all up to a seq.
   *
   * @return false when that is beyond all that was ever read; then no more than that counts
   */
  boolean acknowledge(long upTo) {
    lock.lock();
    try {
      long known = Math.min(upTo, highestRead);
      if (known > acknowledged) {
        long inMemoryAlone = known - Math.max(acknowledged, memory.settledUpTo());
        acknowledgedRecords +=
            segments.recordsBetween(acknowledged, known) + Math.max(0, inMemoryAlone);
        acknowledged = known;
        memory.acknowledged(known);
        room.signalAll();
        if (!acknowledgedSinceUpkeep) {
          acknowledgedSinceUpkeep = true;
          work.signal();
        }
      }
      return upTo <= highestRead;
    } finally {
      lock.unlock();
    }
  }

  long diskBytes() {
    lock.lock();
    try {
      return segments.bytes();
    } finally {
      lock.unlock();
    }
  }

  boolean isCrowded() {
    lock.lock();
    try {
      return memory.heldBytes() > memoryBytes / 2;
    } finally {
      lock.unlock();
    }
  }

  long acknowledged() {
    lock.lock();
    try {
      return acknowledged;
    } finally {
      lock.unlock();
    }
  }

  JournalFigures figures() {
    lock.lock();
    try {
      long pending = memory.lastSeq() - memory.settledUpTo();
      return new JournalFigures(
          appendedRecords,
          storedRecords,
          acknowledgedRecords,
          losses.total(),
          segments.recordsBetween(acknowledged, Long.MAX_VALUE) + pending,
          pending,
          inTrouble() ? pending : 0,
          segments.bytes(),
          segments.count());
    } finally {
      lock.unlock();
    }
  }
}
