package io.honeybee.app.demo;

import io.honeybee.manager.events.StoredEvent;

/**
 * How a demo speaks to its user.
 *
 * <p>Thread rule: {@link #event} is called by the store's thread, the others by the main thread.
 */
interface DemoOutput {

  /** A step of the start, for those who wait. */
  void progress(String step);

  void ready(DemoFacts facts);

  void event(StoredEvent event);

  /** The terminal was too slow for the stream of events; they are in the store all the same. */
  void eventsDropped();

  void stopping();
}
