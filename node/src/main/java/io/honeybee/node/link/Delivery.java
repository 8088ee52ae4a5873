package io.honeybee.node.link;

import io.honeybee.node.spool.EventSpool;
import io.honeybee.protocol.PotEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What became of the spool's events, over all connections of this process.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Delivery {
  private final EventSpool spool;
  private final Supplier<Map<String, Long>> others;
  private long sent;
  private long sentAhead;
  private long highestSent;

  /**
   * @param others counters to tell with these
   */
  Delivery(EventSpool spool, Supplier<Map<String, Long>> others) {
    this.spool = spool;
    this.others = others;
  }

  /** Where a new connection has to go on. */
  long acknowledged() {
    return spool.acknowledged();
  }

  List<PotEvent> read(long afterSeq, int maxEvents, Duration wait) throws InterruptedException {
    return spool.read(afterSeq, maxEvents, wait);
  }

  /** Some of the newest events, which are seen there alone: {@link EventSpool#recent}. */
  List<PotEvent> recent(long afterSeq, int maxBehind, int maxEvents, long maxBytes) {
    return spool.recent(afterSeq, maxBehind, maxEvents, maxBytes);
  }

  /** How long ago the spool took an event. */
  Duration age(PotEvent event) {
    return spool.age(event);
  }

  /** Tells of an event that is about to be written. */
  synchronized void sending(EventLine line) {
    if (line.copy()) {
      // It names no number, so it can be no reason for an acknowledgement.
      sentAhead++;
      return;
    }
    sent++;
    if (Long.compareUnsigned(line.seq(), highestSent) > 0) {
      highestSent = line.seq();
    }
  }

  /**
   * The manager says that it has all events up to a number.
   *
   * @return false when it cannot have them, since they were never sent; nothing is done then
   */
  boolean acknowledge(long upTo) {
    synchronized (this) {
      if (Long.compareUnsigned(upTo, highestSent) > 0) {
        return false;
      }
    }
    spool.acknowledge(upTo);
    return true;
  }

  /**
   * The spool's counters; {@code sent}, events written, those sent again counted again; {@code
   * sent_ahead}, copies that overtook a backlog, which {@code sent} does not count; then the
   * others.
   */
  Map<String, Long> counters() {
    Map<String, Long> counters = new LinkedHashMap<>(spool.counters());
    synchronized (this) {
      counters.put("sent", sent);
      counters.put("sent_ahead", sentAhead);
    }
    counters.putAll(others.get());
    return counters;
  }
}
