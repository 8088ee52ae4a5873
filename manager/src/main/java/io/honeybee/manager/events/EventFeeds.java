package io.honeybee.manager.events;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Those who follow. Safe for use by any thread. */
final class EventFeeds {

  /** Reads from the table. */
  @FunctionalInterface
  interface Stored {
    List<StoredEvent> after(EventQuery filter, long position, int limit);
  }

  private final Stored table;
  private final Set<EventFeed> open = new LinkedHashSet<>();
  private final Set<EventFeed> live = new LinkedHashSet<>();
  private long published;
  private long dropped;

  EventFeeds(Stored table) {
    this.table = table;
  }

  /** Sets where the table ends. */
  synchronized void startAt(long position) {
    published = Math.max(published, position);
  }

  /** A feed of what comes from now on. */
  synchronized EventFeed openNow(EventQuery filter) {
    return open(filter, published);
  }

  /** A feed of what comes after a position. */
  synchronized EventFeed open(EventQuery filter, long after) {
    EventFeed feed = new EventFeed(this, filter, after);
    open.add(feed);
    return feed;
  }

  /** Hands committed events on; on the writer's thread. */
  synchronized void publish(List<StoredEvent> events) {
    for (StoredEvent event : events) {
      published = Math.max(published, event.position());
      live.forEach(feed -> feed.offer(event));
    }
  }

  synchronized long published() {
    return published;
  }

  List<StoredEvent> stored(EventQuery filter, long after, int limit) {
    return table.after(filter, after, limit);
  }

  /** Lets a feed have what is published from now on, if it has all that was before. */
  synchronized boolean goLive(EventFeed feed, long position) {
    if (position >= published) {
      live.add(feed);
      return true;
    }
    return false;
  }

  synchronized void remove(EventFeed feed) {
    open.remove(feed);
    live.remove(feed);
  }

  synchronized void dropAll() {
    List.copyOf(open).forEach(EventFeed::drop);
  }

  synchronized void countDropped() {
    dropped++;
  }

  synchronized int followers() {
    return open.size();
  }

  synchronized long droppedFollowers() {
    return dropped;
  }
}
