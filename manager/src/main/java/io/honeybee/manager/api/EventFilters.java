package io.honeybee.manager.api;

import io.honeybee.manager.events.EventQuery;
import io.honeybee.protocol.NodeId;
import java.util.Optional;

/** The filters that events can be asked by. */
final class EventFilters {
  static final int DEFAULT_LIMIT = 100;
  private static final String CURSOR_HINT = "give back what stood under next";

  private EventFilters() {}

  /** All filters, and a page. */
  static EventQuery page(Parameters parameters) throws Problem {
    return read(
        parameters,
        parameters.number("cursor", CURSOR_HINT),
        parameters.integer("limit", DEFAULT_LIMIT, 1, EventQuery.MAX_LIMIT));
  }

  /** The filters alone. */
  static EventQuery all(Parameters parameters) throws Problem {
    return read(parameters, Optional.empty(), EventQuery.MAX_LIMIT);
  }

  private static EventQuery read(Parameters parameters, Optional<Long> before, int limit)
      throws Problem {
    Optional<String> node = parameters.text("node");
    return new EventQuery(
        node.isPresent() ? Optional.of(Call.nodeId(node.get())) : Optional.<NodeId>empty(),
        parameters.text("pot"),
        parameters.text("type"),
        parameters.time("since"),
        parameters.time("until"),
        before,
        limit);
  }
}
