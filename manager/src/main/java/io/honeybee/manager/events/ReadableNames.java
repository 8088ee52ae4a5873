package io.honeybee.manager.events;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps away from the table what could not be read again: a JSON parser takes half a surrogate pair
 * in a value but not in a name. Such a name is kept escaped, as in {@link ColumnText}.
 */
final class ReadableNames {
  private ReadableNames() {}

  /** The same object when all its names are readable. */
  static ObjectNode of(ObjectNode data) {
    return areReadable(data) ? data : object(data);
  }

  private static boolean areReadable(JsonNode node) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!ColumnText.isWellFormed(entry.getKey())) {
        return false;
      }
    }
    for (JsonNode value : node) {
      if (value.isContainer() && !areReadable(value)) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode object(ObjectNode node) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(e -> copy.set(ColumnText.escape(e.getKey()), any(e.getValue())));
    return copy;
  }

  private static JsonNode any(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(value -> copy.add(any(value)));
      return copy;
    }
    return node;
  }
}
