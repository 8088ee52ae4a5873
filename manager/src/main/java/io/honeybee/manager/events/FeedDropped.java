package io.honeybee.manager.events;

/** A reader was too slow to follow and gets nothing more; it may start again where it was. */
public final class FeedDropped extends Exception {
  private static final long serialVersionUID = 1L;

  FeedDropped() {
    super("too slow to follow the events");
  }
}
