package io.honeybee.manager.events;

import java.util.List;
import java.util.Optional;

/**
 * A piece of an answer.
 *
 * @param next the {@link EventQuery#before} of the next page; empty when this was the last
 */
public record EventPage(List<StoredEvent> events, Optional<Long> next) {
  public EventPage {
    events = List.copyOf(events);
  }
}
