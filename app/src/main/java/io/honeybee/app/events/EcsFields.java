package io.honeybee.app.events;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotType;
import io.honeybee.pot.PotTypes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the fields of an event's data where the Elastic Common Schema has a word for them, as the
 * pots' own declarations say. Immutable; any thread.
 */
final class EcsFields {
  /** What events of other honeypots have in common with ours, by Cowrie's names. */
  private static final List<EventField> ANYBODYS =
      List.of(
          EventField.URL,
          EventField.FILENAME,
          EventField.DESTFILE,
          EventField.SIZE,
          EventField.VERSION,
          EventField.DURATION_MS);

  /** The schema's durations are in nanoseconds. */
  private static final String DURATION = "event.duration";

  private final Map<String, Map<String, String>> byType = new HashMap<>();
  private final Map<String, String> anybodys = words(ANYBODYS);

  EcsFields(PotTypes types) {
    for (PotType type : types.all()) {
      for (EventType event : type.eventTypes()) {
        Map<String, String> words = words(EventType.EVERYWHERE);
        words.putAll(words(event.fields()));
        byType.put(event.nameFor(type.name()), words);
      }
    }
  }

  private static Map<String, String> words(List<EventField> fields) {
    Map<String, String> words = new LinkedHashMap<>();
    fields.stream().filter(f -> !f.ecs().isEmpty()).forEach(f -> words.put(f.name(), f.ecs()));
    return words;
  }

  /** Adds what is not there yet. */
  void put(ObjectNode json, String eventType, JsonNode data) {
    byType
        .getOrDefault(eventType, anybodys)
        .forEach(
            (name, ecs) -> {
              JsonNode value = converted(ecs, data.path(name));
              if (!value.isMissingNode()) {
                putAt(json, ecs, value);
              }
            });
  }

  /** Missing when the schema would not take it. */
  private static JsonNode converted(String ecs, JsonNode value) {
    return switch (ecs) {
      // These need more than their declaration, and have it in EcsEvent.
      case "source.ip",
          "source.port",
          "destination.ip",
          "destination.port",
          "user.name",
          "process.command_line",
          "file.hash.sha256" ->
          JsonNodeFactory.instance.missingNode();
      case DURATION -> number(value, TimeUnit.MILLISECONDS.toNanos(1));
      case "file.size" -> number(value, 1);
      default -> words(value);
    };
  }

  private static JsonNode number(JsonNode value, long factor) {
    boolean fits =
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= 0
            && value.longValue() <= Long.MAX_VALUE / factor;
    return fits
        ? JsonNodeFactory.instance.numberNode(value.longValue() * factor)
        : JsonNodeFactory.instance.missingNode();
  }

  /** A word, or a list of words; numbers become words, whatever else there is stays in the data. */
  private static JsonNode words(JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> list.add(AttackFields.text(item)));
      return list.isEmpty() ? JsonNodeFactory.instance.missingNode() : list;
    }
    String text = value.isObject() ? "" : AttackFields.text(value);
    return text.isEmpty()
        ? JsonNodeFactory.instance.missingNode()
        : JsonNodeFactory.instance.stringNode(text);
  }

  private static void putAt(ObjectNode json, String path, JsonNode value) {
    String[] names = path.split("\\.", -1);
    ObjectNode at = json;
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode next = at.path(names[i]);
      at = next instanceof ObjectNode object ? object : at.putObject(names[i]);
    }
    if (!at.has(names[names.length - 1])) {
      at.set(names[names.length - 1], value);
    }
  }
}
