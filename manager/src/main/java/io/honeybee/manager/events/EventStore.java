package io.honeybee.manager.events;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.lifecycle.Service;
import java.util.function.Consumer;

/** Keeps events, each (node id, event id) once. Safe for use by any thread. */
public final class EventStore implements Service {

  private EventStore() {}

  /**
   * Queues an event for the next batch; blocks while the queue is full, which pushes back on the
   * node.
   *
   * @param event without an {@code event_id} (from an older node) it is given one
   * @param afterCommit runs on the writer's thread once the event is on disk, also when it was
   *     there before; must not block
   */
  public void submit(PotEvent event, Runnable afterCommit) throws InterruptedException {
    throw new UnsupportedOperationException("not built yet");
  }

  public EventPage query(EventQuery query) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * Gives each event to the listener once it is committed, on a thread of this subscription. A
   * listener that is too slow is closed, never waited for.
   *
   * @param onDropped runs when the listener was too slow and gets nothing more
   */
  public AutoCloseable subscribe(Consumer<StoredEvent> listener, Runnable onDropped) {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public String name() {
    return "event store";
  }

  @Override
  public void start() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("not built yet");
  }
}
