package io.honeybee.manager.api;

import io.honeybee.manager.events.EventJson;
import io.honeybee.manager.events.EventPage;
import io.honeybee.manager.events.EventQuery;
import io.honeybee.manager.events.EventStore;
import io.honeybee.manager.events.StoredEvent;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of events: {@code {"events":[..],"next":CURSOR|null}}. Newest first, going back with
 * {@code cursor}; with {@code after} oldest first, going on from there.
 */
record EventsEndpoint(EventStore events) implements ViewerEndpoint {

  @Override
  public String path() {
    return "/api/v1/events";
  }

  @Override
  public void answer(Call call) throws Problem {
    Parameters parameters = call.parameters();
    EventQuery query = EventFilters.page(parameters);
    Optional<Long> after = parameters.number("after", "0 begins with the oldest event");
    parameters.refuseOthers();
    if (after.isEmpty()) {
      EventPage page = events.query(query);
      send(call, page.events(), page.next());
      return;
    }
    if (query.before().isPresent()) {
      throw Problem.badRequest("cursor goes back and after goes on; give one of them");
    }
    List<StoredEvent> found = events.queryAfter(query, after.get());
    // Never null while there was something, so that who follows always knows where to go on.
    send(call, found, found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().position()));
  }

  private static void send(Call call, List<StoredEvent> found, Optional<Long> next) {
    ObjectNode json = ApiJson.object();
    ArrayNode list = json.putArray("events");
    found.forEach(event -> list.add(EventJson.object(event)));
    ApiJson.putOptional(json, "next", next.map(position -> Long.toString(position)));
    call.send(200, json);
  }
}
