package io.honeybee.runtime.journal;

import java.util.concurrent.CountDownLatch;

/**
 * Records that were taken and are on their way to the disk.
 *
 * <p>Thread rule: any thread.
 */
public final class Receipt {
  private final RecordAppender appender;
  private final long lastSeq;
  private final CountDownLatch over;
  private final int refused;

  Receipt(RecordAppender appender, long lastSeq, CountDownLatch over, int refused) {
    this.appender = appender;
    this.lastSeq = lastSeq;
    this.over = over;
    this.refused = refused;
  }

  /** How many of the records were refused: lost, and counted as such. */
  public int refused() {
    return refused;
  }

  /**
   * Waits for the disk, no longer than {@link JournalSettings#patience}, and not at all while it
   * fails.
   *
   * @return whether all that were not refused are on disk, or acknowledged already
   */
  public boolean await() {
    return appender.await(lastSeq, over) == Appended.STORED;
  }

  /** As {@link #await}, at this moment. */
  public boolean isStored() {
    return appender.outcome(lastSeq) == Appended.STORED;
  }
}
