package io.honeybee.manager.api;

import io.honeybee.manager.events.EventJson;
import io.honeybee.runtime.text.Printable;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the API writes it: ASCII, ids as strings, absent texts as null. Stateless. */
final class ApiJson {
  private static final int EXCERPT_CHARS = 60;

  private ApiJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String text(ObjectNode json) {
    return EventJson.text(json);
  }

  static void putOptional(ObjectNode json, String name, Optional<String> text) {
    if (text.isPresent()) {
      json.put(name, text.get());
    } else {
      json.putNull(name);
    }
  }

  static ObjectNode problem(Problem problem) {
    return object()
        .put("type", "about:blank")
        .put("title", problem.title())
        .put("status", problem.status())
        .put("detail", problem.detail());
  }

  /** A short printable piece of what a client sent. */
  static String excerpt(String text) {
    return Printable.escape(text, EXCERPT_CHARS);
  }
}
