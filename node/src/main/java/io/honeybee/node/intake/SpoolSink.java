package io.honeybee.node.intake;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The node's spool, which makes senders wait while its disk falls behind, and while it is nearly
 * full and the manager fetches events. When the manager stays away, the newest events count for
 * more than the oldest, so nobody waits for it.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class SpoolSink implements EventSink {
  /** A manager that has acknowledged nothing for so long is away. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

  private final EventSpool spool;
  private final LongSupplier nanos;
  private long acknowledged = -1;
  private long acknowledgedAtNanos;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  SpoolSink(EventSpool spool, LongSupplier nanos) {
    this.spool = spool;
    this.nanos = nanos;
  }

  @Override
  public Receipt submit(List<PotEvent> events) {
    return spool.submit(events);
  }

  @Override
  public boolean isBusy() {
    return spool.isCrowded() || (spool.isNearlyFull() && isFetched());
  }

  private synchronized boolean isFetched() {
    long now = nanos.getAsLong();
    long upTo = spool.acknowledged();
    if (upTo != acknowledged) {
      acknowledged = upTo;
      acknowledgedAtNanos = now;
    }
    return now - acknowledgedAtNanos < PATIENCE_NANOS;
  }
}
