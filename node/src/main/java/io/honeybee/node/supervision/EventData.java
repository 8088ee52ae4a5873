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
  /**
   * As texts count on the wire: an event then fits an envelope, and need not be shortened there.
   */
  private static final int MAX_TEXT_BYTES = 32 * 1024;

  private static final int MAX_ALL_BYTES = 48 * 1024;
  private static final int MAX_NAME_BYTES = 256;
  private static final int MAX_VALUES = 1_000;
  private static final int MAX_DEPTH = 8;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private int leftBytes = MAX_ALL_BYTES;
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
      String name = cut(String.valueOf(entry.getKey()), MAX_NAME_BYTES);
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
      default -> JSON.stringNode(cut(value.toString(), MAX_TEXT_BYTES));
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

  private String cut(String text, int maxBytes) {
    int room = Math.min(maxBytes, leftBytes);
    int bytes = 0;
    int length = 0;
    while (length < text.length() && bytes + wireBytes(text.charAt(length)) <= room) {
      bytes += wireBytes(text.charAt(length));
      length++;
    }
    leftBytes -= bytes;
    if (length == text.length()) {
      return text;
    }
    truncated = true;
    boolean halved = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, halved ? length - 1 : length);
  }

  /** What a character takes in JSON that is ASCII alone. */
  private static int wireBytes(char c) {
    if (c < ' ' || c > '~') {
      return 6;
    }
    return c == '"' || c == '\\' ? 2 : 1;
  }
}
