package io.honeybee.manager.fleet;

import io.honeybee.protocol.PotEvent;

/** Where the nodes' attack events go. Safe for use by any thread. */
@FunctionalInterface
public interface EventSink {

  /**
   * Takes an event over; blocks while too many wait, which pushes back on the node.
   *
   * @param afterCommit runs once the event is on disk, in the order in which one thread gave its
   *     events; must not block
   */
  void submit(PotEvent event, Runnable afterCommit) throws InterruptedException;
}
