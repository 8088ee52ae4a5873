package io.honeybee.node.link;

import io.honeybee.protocol.ManagerDialect;
import io.honeybee.protocol.PotEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Brings events from the spool to one connection, in order, from the first one that the manager has
 * not acknowledged. Thread rule: belongs to one thread, which ends within {@link #WAIT} after the
 * window was closed; it is never interrupted, since an interrupt closes the file it reads.
 */
final class EventPump {
  private static final int MAX_EVENTS_AT_ONCE = 64;
  private static final Duration WAIT = Duration.ofMillis(250);

  private final Delivery delivery;
  private final EventWindow window;
  private final Outbox outbox;
  private final ManagerDialect dialect;

  EventPump(Delivery delivery, EventWindow window, Outbox outbox, ManagerDialect dialect) {
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
        outbox.add(new EventLine(seq, line));
        after = seq;
      }
    }
  }
}
