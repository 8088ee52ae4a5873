package io.honeybee.node.supervision;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of one event as JSON. Strings are kept as the attacker sent them, up to a bound for all
 * of them; what is over it goes, and {@code "truncated":true} says so.
 *
 * <p>Thread rule: made for one event, used by one thread.
 */
final class EventData {
  private static final int MAX_TEXT_CHARS = 16 * 1024;
  private static final int MAX_ALL_CHARS = 32 * 1024;
  private static final int MAX_NAME_CHARS = 256;
  private static final int MAX_VALUES = 1_000;
  private static final int MAX_DEPTH = 8;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private int leftChars = MAX_ALL_CHARS;
  private int leftValues = MAX_VALUES;
  private boolean truncated;

  ObjectNode of(Map<String, ?> data) {
    ObjectNode json = object(data, 1);
    if (truncated) {
      json.put("truncated", true);
    }
    return json;
  }

  private ObjectNode object(Map<?, ?> map, int depth) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!hasRoom()) {
        break;
      }
      String name = cut(String.valueOf(entry.getKey()), MAX_NAME_CHARS);
      object.set(name, value(entry.getValue(), depth));
    }
    return object;
  }

  private ArrayNode array(List<?> list, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (Object item : list) {
      if (!hasRoom()) {
        break;
      }
      array.add(value(item, depth));
    }
    return array;
  }

  private JsonNode value(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> JSON.nullNode();
      case Boolean flag -> JSON.booleanNode(flag);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case BigInteger number when number.bitLength() <= Long.SIZE -> JSON.numberNode(number);
      case Double number when Double.isFinite(number) -> JSON.numberNode(number);
      case Float number when Float.isFinite(number) -> JSON.numberNode(number);
      case BigDecimal number when number.precision() <= 40 && Math.abs(number.scale()) <= 40 ->
          JSON.numberNode(number);
      case Map<?, ?> map when depth < MAX_DEPTH -> object(map, depth + 1);
      case List<?> list when depth < MAX_DEPTH -> array(list, depth + 1);
      case Map<?, ?> _ -> tooDeep();
      case List<?> _ -> tooDeep();
      default -> JSON.stringNode(cut(value.toString(), MAX_TEXT_CHARS));
    };
  }

  private JsonNode tooDeep() {
    truncated = true;
    return JSON.nullNode();
  }

  private boolean hasRoom() {
    if (leftValues == 0) {
      truncated = true;
      return false;
    }
    leftValues--;
    return true;
  }

  private String cut(String text, int maxChars) {
    int length = Math.min(text.length(), Math.min(maxChars, leftChars));
    if (length < text.length()) {
      truncated = true;
      if (length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
        length--;
      }
    }
    leftChars -= length;
    return text.substring(0, length);
  }
}
