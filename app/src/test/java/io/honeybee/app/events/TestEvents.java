package io.honeybee.app.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events as the API would give them. */
final class TestEvents {
  private TestEvents() {}

  static ObjectNode data() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ApiEvent of(String eventType, ObjectNode data) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", "01KEVENT");
    json.put("node_id", "18446744073709551615");
    json.put("pot_id", "ssh-1").put("pot_type", "ssh").put("event_type", eventType);
    json.put("timestamp", "2026-01-15T10:30:00.123Z");
    json.set("data", data);
    try {
      return ApiEvent.of(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
