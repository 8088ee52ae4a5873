package io.honeybee.node.link;

import io.honeybee.protocol.ManagerDialect;
import io.honeybee.protocol.PotEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings events from the spool to one connection, in order, from the first one that the manager has
 * not acknowledged, and between them what the {@link LiveLane} sends ahead. Thread rule: belongs to
 * one thread, which ends within {@link #WAIT} after the window was closed; it is never interrupted,
 * since an interrupt closes the file it reads.
 */
final class EventPump {
  private static final int MAX_EVENTS_AT_ONCE = 64;
  private static final Duration WAIT = Duration.ofMillis(250);

  private final Delivery delivery;
  private final EventWindow window;
  private final Outbox outbox;
  private final ManagerDialect dialect;
  private final Optional<LiveLane> liveLane;

  /**
   * @param liveLane only for a manager that acknowledges events and so knows them by their ids
   */
  EventPump(
      Delivery delivery,
      EventWindow window,
      Outbox outbox,
      ManagerDialect dialect,
      Optional<LiveLane> liveLane) {
    this.liveLane = liveLane;
    this.delivery = delivery;
    this.window = window;
    this.outbox = outbox;
    this.dialect = dialect;
  }

  void run() throws InterruptedException {
    long after = delivery.acknowledged();
    while (!window.isClosed()) {
      List<PotEvent> events = delivery.read(after, MAX_EVENTS_AT_ONCE, WAIT);
      for (PotEvent event : events) {
        long seq = Objects.requireNonNull(event.seq(), "the spool gives each event its number");
        byte[] line = dialect.line(event).orElseThrow();
        if (!window.enter(seq, line.length)) {
          return;
        }
        outbox.add(new EventLine(seq, false, line));
        after = seq;
        if (liveLane.isPresent()
            && !sendAhead(liveLane.get().after(event, seq, line.length), seq)) {
          return;
        }
      }
    }
  }

  /** A copy is on its way for about as long as the event before it; that one keeps its place. */
  private boolean sendAhead(List<LiveLane.Copy> copies, long seqBefore)
      throws InterruptedException {
    for (LiveLane.Copy copy : copies) {
      byte[] line = dialect.line(copy.event()).orElseThrow();
      if (!window.enter(seqBefore, line.length)) {
        return false;
      }
      outbox.add(new EventLine(copy.seq(), true, line));
    }
    return true;
  }
}
