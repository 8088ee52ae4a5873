package io.honeybee.runtime.journal;

import java.util.List;
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
  private static final CountDownLatch NO_ROUND = new CountDownLatch(0);

  private final JournalState state;

  RecordAppender(JournalState state) {
    this.state = state;
  }

  /** A record's place. */
  private sealed interface Place {
    /**
     * @param over opens when the round that writes it is over; already open when waiting is of no
     *     use
     */
    record Taken(long seq, CountDownLatch over) implements Place {}

    record Refused() implements Place {}
  }

  /** Returns once the record is on disk, or waiting for that is of no use. */
  Appended append(byte[] payload) {
    return switch (take(payload)) {
      case Place.Taken(long seq, CountDownLatch over) -> await(seq, over);
      case Place.Refused _ -> Appended.REFUSED;
    };
  }

  /** Returns once there was room for all. */
  Receipt submit(List<byte[]> payloads) {
    long lastSeq = 0;
    CountDownLatch lastOver = NO_ROUND;
    int refused = 0;
    for (byte[] payload : payloads) {
      switch (take(payload)) {
        case Place.Taken(long seq, CountDownLatch over) -> {
          // Records go to disk in their order, so the last one speaks for all.
          lastSeq = seq;
          lastOver = over;
        }
        case Place.Refused _ -> refused++;
      }
    }
    return new Receipt(this, lastSeq, lastOver, refused);
  }

  private Place take(byte[] payload) {
    state.lock.lock();
    try {
      if (payload.length == 0 || payload.length > RecordFormat.MAX_PAYLOAD_BYTES) {
        return refuse(LossCause.OVERSIZED);
      }
      awaitRoom(payload);
      if (state.closing) {
        return refuse(LossCause.CLOSED);
      }
      if (!hasRoom(payload) || state.memory.lastSeq() + 1 >= state.unusedFrom) {
        return refuse(LossCause.DISK);
      }
      long seq = state.memory.add(payload);
      state.appendedRecords++;
      state.work.signal();
      if (state.inTrouble()) {
        state.readable.signalAll();
        return new Place.Taken(seq, NO_ROUND);
      }
      return new Place.Taken(seq, state.nextRound);
    } finally {
      state.lock.unlock();
    }
  }

  /** Waits for room as long as the disk is healthy, for then it comes soon. */
  private void awaitRoom(byte[] payload) {
    boolean interrupted = false;
    while (!hasRoom(payload) && !state.inTrouble() && !state.closing) {
      try {
        long _ = state.room.awaitNanos(state.patienceNanos);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    restore(interrupted);
  }

  private boolean hasRoom(byte[] payload) {
    long held = state.memory.heldBytes();
    return held == 0 || held + MemoryRecords.cost(payload) <= state.memoryBytes;
  }

  private Place refuse(LossCause cause) {
    state.lose(cause, 1);
    return new Place.Refused();
  }

  /** What became of a record when its round is over, or patience has run out. */
  Appended await(long seq, CountDownLatch over) {
    awaitPatiently(over);
    return outcome(seq);
  }

  /** What has become of a record so far. */
  Appended outcome(long seq) {
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
    restore(interrupted);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
