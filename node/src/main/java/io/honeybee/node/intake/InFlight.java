package io.honeybee.node.intake;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.Receipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One connection's events on their way to the disk: some batches at a time, so that the next is
 * read while the disk is forced for those before.
 *
 * <p>Thread rule: belongs to one thread.
 */
final class InFlight {
  private static final int MAX_BATCHES = 32;
  private static final long PAUSE_MILLIS = 5;

  private final EventSink sink;
  private final BooleanSupplier hurry;
  private final Deque<Receipt> batches = new ArrayDeque<>();
  private boolean complete = true;

  /**
   * @param hurry whether there is no time to wait for a busy spool
   */
  InFlight(EventSink sink, BooleanSupplier hurry) {
    this.sink = sink;
    this.hurry = hurry;
  }

  /** Hands over, after waiting as long as the spool asks for it. */
  void add(List<PotEvent> events) {
    while (sink.isBusy() && !hurry.getAsBoolean()) {
      pause();
    }
    Receipt receipt = sink.submit(events);
    complete &= receipt.refused() == 0;
    batches.add(receipt);
    if (batches.size() > MAX_BATCHES) {
      // Stored or not, it goes in order: the last one tells.
      boolean _ = batches.remove().await();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a connection", e);
    }
  }

  /** Waits for the disk, and says whether every single event is there. */
  boolean isAllStored() {
    return complete && (batches.isEmpty() || batches.getLast().await());
  }
}
