package io.honeybee.node.link;

import io.honeybee.protocol.PotEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows the manager what happens now while a backlog is on its way: after each stretch of the
 * backlog come copies of a few of the newest events, in their order.
 *
 * <p>A copy carries the event's id but no {@code seq}. So it moves no acknowledgement, which are
 * cumulative: the spool lets go of nothing because of it, whatever becomes of it. The event itself
 * follows in its turn, and the manager, which keeps each id once, drops it then as known.
 *
 * <p>Its share is bounded by what each stretch allows, and a second has {@value #MAX_A_SECOND}
 * copies. Where more happens than that, those too far behind get none and wait for their turn.
 *
 * <p>Thread rule: used by the event pump's thread.
 */
final class LiveLane {
  /** Later than this, events in their turn no longer show what happens now. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private static final int STRETCH_EVENTS = 64;
  private static final int STRETCH_BYTES = 32 * 1024;
  private static final long STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** So many events of a stretch allow one copy; each stretch allows one at least. */
  private static final int EVENTS_A_COPY = 4;

  private static final int MAX_COPIES = STRETCH_EVENTS / EVENTS_A_COPY;
  private static final long MAX_COPY_BYTES = 16 * 1024;
  private static final int MAX_BEHIND = 255;
  private static final int MAX_A_SECOND = 1_000;
  private static final long NANOS_A_COPY = TimeUnit.SECONDS.toNanos(1) / MAX_A_SECOND;

  private final Delivery delivery;
  private long place;
  private int stretchEvents;
  private int stretchBytes;
  private long stretchBegan = System.nanoTime();

  /** From when on the next copy is allowed; behind the present by what may come at once. */
  private long nextCopyNanos = System.nanoTime();

  LiveLane(Delivery delivery) {
    this.delivery = delivery;
  }

  /**
   * What is to go ahead now that an event went in its turn.
   *
   * @param bytes that event's
   * @return events without a number; mostly none
   */
  List<Copy> after(PotEvent event, long seq, int bytes) {
    stretchEvents++;
    stretchBytes += bytes;
    long now = System.nanoTime();
    if (stretchEvents < STRETCH_EVENTS
        && stretchBytes < STRETCH_BYTES
        && now - stretchBegan < STRETCH_NANOS) {
      return List.of();
    }
    int allowed = Math.min(Math.max(1, stretchEvents / EVENTS_A_COPY), allowedAt(now));
    stretchEvents = 0;
    stretchBytes = 0;
    stretchBegan = now;
    place = Math.max(place, seq);
    if (allowed == 0 || delivery.age(event).compareTo(LATE) < 0) {
      return List.of();
    }
    List<PotEvent> newest = delivery.recent(place, MAX_BEHIND, allowed, MAX_COPY_BYTES);
    nextCopyNanos += newest.size() * NANOS_A_COPY;
    return newest.stream().map(this::copy).toList();
  }

  /**
   * An event that goes ahead.
   *
   * @param seq of the event, which the manager is not told
   */
  record Copy(long seq, PotEvent event) {}

  private int allowedAt(long now) {
    nextCopyNanos = Math.max(nextCopyNanos, now - MAX_COPIES * NANOS_A_COPY);
    return (int) Math.max(0, (now - nextCopyNanos) / NANOS_A_COPY);
  }

  private Copy copy(PotEvent event) {
    Long seq = event.seq();
    place = seq == null ? place : seq;
    return new Copy(
        place,
        new PotEvent(
            event.nodeId(),
            event.potId(),
            event.potType(),
            event.eventType(),
            event.timestamp(),
            event.data(),
            event.eventId(),
            null));
  }
}
