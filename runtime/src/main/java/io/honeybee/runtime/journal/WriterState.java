package io.honeybee.runtime.journal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writer's side of the {@link JournalState}.
 *
 * <p>Thread rule: the writer's thread alone, but for {@link #close}.
 */
final class WriterState {
  private final JournalState state;
  private final ReentrantLock lock;

  WriterState(JournalState state) {
    this.state = state;
    this.lock = state.lock;
  }

  /**
   * Records that wait for the disk.
   *
   * @param records may be empty
   * @param over to be opened by {@link #roundOver}
   * @param last whether the journal is closing
   */
  record Round(List<JournalRecord> records, CountDownLatch over, boolean last) {}

  /** A segment that made room, and what went with it. */
  record Discarded(Segment segment, long lostRecords) {}

  /** Waits until there is something to do, at most for some time; may return sooner. */
  void awaitWork(long nanos) {
    lock.lock();
    try {
      if (!state.closing && !recordsWait()) {
        awaitSignal(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for some time, or for the closing. */
  void pause(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!state.closing && left > 0) {
        left = awaitSignal(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // To wake too early is allowed here.
  private long awaitSignal(long nanos) {
    try {
      return state.work.awaitNanos(nanos);
    } catch (InterruptedException e) {
      // Nobody has a reason to interrupt the writer, and to obey would lose records.
      return 0;
    }
  }

  private boolean recordsWait() {
    return state.memory.settledUpTo() < state.memory.lastSeq();
  }

  /** Takes all records that wait for the disk. */
  Round takeRound() {
    lock.lock();
    try {
      MemoryRecords memory = state.memory;
      List<JournalRecord> records =
          memory.range(
              memory.settledUpTo() + 1, memory.lastSeq(), Integer.MAX_VALUE, Long.MAX_VALUE);
      CountDownLatch over = state.nextRound;
      if (!records.isEmpty()) {
        state.nextRound = new CountDownLatch(1);
        state.roundRuns = true;
        state.roundStartedNanos = System.nanoTime();
      }
      return new Round(records, over, state.closing);
    } finally {
      lock.unlock();
    }
  }

  /** Lets go all who wait for the round. */
  void roundOver(Round round, boolean failed) {
    lock.lock();
    try {
      state.roundRuns = false;
      state.failing = failed;
      if (failed) {
        // What is held in memory may be read from now on.
        state.readable.signalAll();
        state.room.signalAll();
      }
    } finally {
      lock.unlock();
    }
    round.over().countDown();
  }

  /** Notes that a segment goes up to a record now, on disk. */
  void stored(Segment segment, long lastSeq, long dataBytes) {
    lock.lock();
    try {
      state.failing = false;
      state.storedRecords += lastSeq - segment.lastSeq();
      state.segments.grow(segment, lastSeq, dataBytes);
      state.memory.stored(lastSeq);
      state.readable.signalAll();
      state.room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long diskBytes() {
    return state.diskBytes();
  }

  /** Takes the oldest segment out, but for the one that is being written. */
  @Nullable Discarded discardOldest(@Nullable Segment active) {
    lock.lock();
    try {
      Segment oldest = state.segments.removeOldestBut(active);
      if (oldest == null) {
        return null;
      }
      long lost = oldest.recordsBetween(state.acknowledged, Long.MAX_VALUE);
      state.lose(LossCause.LIMIT, lost);
      state.memory.discarded(oldest.lastSeq());
      return new Discarded(oldest, lost);
    } finally {
      lock.unlock();
    }
  }

  /** Takes out the segments of which all is acknowledged. */
  List<Segment> removeAcknowledged(@Nullable Segment active) {
    lock.lock();
    try {
      state.acknowledgedSinceUpkeep = false;
      return state.segments.removeUpTo(state.acknowledged, active);
    } finally {
      lock.unlock();
    }
  }

  boolean acknowledgedSinceUpkeep() {
    lock.lock();
    try {
      return state.acknowledgedSinceUpkeep;
    } finally {
      lock.unlock();
    }
  }

  /** What the cursor should hold; once {@code closed}, no seq but the next one is reserved. */
  JournalCursor cursor(boolean closed) {
    lock.lock();
    try {
      long next = state.memory.lastSeq() + 1;
      boolean fewLeft = state.unusedFrom - next < JournalRecovery.RESERVED_SEQS / 2;
      long reserved = fewLeft ? next + JournalRecovery.RESERVED_SEQS : state.unusedFrom;
      return new JournalCursor(state.acknowledged, closed ? next : reserved);
    } finally {
      lock.unlock();
    }
  }

  /** Allows the seqs that the cursor on disk has set aside. */
  void reserved(long unusedFrom) {
    lock.lock();
    try {
      state.unusedFrom = unusedFrom;
    } finally {
      lock.unlock();
    }
  }

  /** What was lost since the last call. */
  Map<LossCause, Long> takeLosses() {
    lock.lock();
    try {
      return state.losses.takeUnreported();
    } finally {
      lock.unlock();
    }
  }

  boolean anyLosses() {
    lock.lock();
    try {
      return state.losses.anyUnreported();
    } finally {
      lock.unlock();
    }
  }

  /** Counts what never came to be on disk, at the end. */
  long loseHeld() {
    lock.lock();
    try {
      long held = state.memory.lastSeq() - state.memory.settledUpTo();
      state.lose(LossCause.DISK, held);
      return held;
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further records, wakes all who wait, and ends the writer's loop. Any thread. */
  void close() {
    lock.lock();
    try {
      state.closing = true;
      state.room.signalAll();
      state.readable.signalAll();
      state.work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
