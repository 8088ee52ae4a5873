package io.honeybee.app.events;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as the API gives it. Its strings are the attacker's own and hostile.
 *
 * @param json the whole object
 * @param time of the event
 */
record ApiEvent(ObjectNode json, Instant time) {

  /**
   * Takes an object for an event.
   *
   * @throws IOException when it is none
   */
  static ApiEvent of(JsonNode node) throws IOException {
    if (node instanceof ObjectNode json
        && json.path("data").isObject()
        && has(json, JsonNode::isString, "event_id", "node_id", "pot_id", "pot_type", "event_type")
        && json.path("timestamp").isString()) {
      try {
        return new ApiEvent(json, Instant.parse(json.path("timestamp").stringValue()));
      } catch (DateTimeException e) {
        throw new IOException("an event came with a time that is none", e);
      }
    }
    throw new IOException("what came is no event of a HoneyBee manager");
  }

  private static boolean has(ObjectNode json, Predicate<JsonNode> kind, String... names) {
    for (String name : names) {
      if (!kind.test(json.path(name))) {
        return false;
      }
    }
    return true;
  }

  String text(String name) {
    return json.path(name).asString("");
  }

  String eventType() {
    return text("event_type");
  }

  String timestamp() {
    return text("timestamp");
  }

  JsonNode data() {
    return json.path("data");
  }
}
