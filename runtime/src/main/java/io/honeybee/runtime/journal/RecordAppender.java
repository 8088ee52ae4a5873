package io.honeybee.runtime.journal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes records and waits for the disk. Appends gather while the writer forces the disk; when it
 * comes back it takes all of them as one round, and all who wait for that round are let go
 * together.
 *
 * <p>Thread rule: any thread.
 */
final class RecordAppender {
  private final JournalState state;

  RecordAppender(JournalState state) {
    this.state = state;
  }

  /** Returns once the record is on disk, or waiting for that is of no use. */
  Appended append(byte[] payload) {
    long seq;
    CountDownLatch over;
    state.lock.lock();
    try {
      if (payload.length == 0 || payload.length > RecordFormat.MAX_PAYLOAD_BYTES) {
        return refuse(LossCause.OVERSIZED);
      }
      while (!hasRoom(payload) && !state.inTrouble() && !state.closing) {
        // A healthy disk makes room within a round.
        awaitUnlocked(state.nextRound);
      }
      if (state.closing) {
        return refuse(LossCause.CLOSED);
      }
      if (!hasRoom(payload) || state.memory.lastSeq() + 1 >= state.unusedFrom) {
        return refuse(LossCause.DISK);
      }
      seq = state.memory.add(payload);
      state.appendedRecords++;
      state.work.signal();
      if (state.inTrouble()) {
        state.readable.signalAll();
        return Appended.HELD;
      }
      over = state.nextRound;
    } finally {
      state.lock.unlock();
    }
    awaitPatiently(over);
    return outcome(seq);
  }

  private boolean hasRoom(byte[] payload) {
    return state.memory.heldBytes() + MemoryRecords.cost(payload) <= state.memoryBytes;
  }

  private Appended refuse(LossCause cause) {
    state.lose(cause, 1);
    return Appended.REFUSED;
  }

  private Appended outcome(long seq) {
    state.lock.lock();
    try {
      if (seq <= state.memory.settledUpTo()) {
        return Appended.STORED;
      }
      // It may be read now although it is not on disk.
      state.readable.signalAll();
      return Appended.HELD;
    } finally {
      state.lock.unlock();
    }
  }

  private void awaitUnlocked(CountDownLatch over) {
    state.lock.unlock();
    try {
      awaitPatiently(over);
    } finally {
      state.lock.lock();
    }
  }

  /** An interrupt is for what the caller does next: what it saw so far is written all the same. */
  private void awaitPatiently(CountDownLatch over) {
    long deadline = System.nanoTime() + state.patienceNanos;
    boolean interrupted = false;
    boolean waiting = true;
    while (waiting) {
      try {
        // Over or out of patience, the wait ends.
        boolean _ = over.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        waiting = false;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
