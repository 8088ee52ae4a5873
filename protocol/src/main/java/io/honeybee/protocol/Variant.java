package io.honeybee.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Finds the one field of an object that says what the object is, such as {@code {"Restart":{}}}. A
 * single field is it, known or not; among several, those with unknown names are ignored.
 */
final class Variant {
  private Variant() {}

  /**
   * @param what for the reason when there is not exactly one, such as {@code message}
   */
  static Map.Entry<String, JsonNode> of(JsonNode object, Set<String> known, String what)
      throws InvalidField {
    if (!object.isObject() || object.isEmpty()) {
      throw new InvalidField("no " + what);
    }
    if (object.size() == 1) {
      return object.properties().iterator().next();
    }
    List<Map.Entry<String, JsonNode>> found =
        object.properties().stream().filter(field -> known.contains(field.getKey())).toList();
    return switch (found.size()) {
      case 0 -> object.properties().iterator().next();
      case 1 -> found.getFirst();
      default -> throw new InvalidField("more than one " + what);
    };
  }
}
