package io.honeybee.node.intake;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a line as one JSON object with all the digits of its numbers. What the protocol cannot
 * carry becomes text, so that nothing is lost: a number of over {@value #MAX_NUMBER_CHARS}
 * characters or with an exponent out of all reason, and what is nested over {@value
 * #MAX_CARRIED_DEPTH} levels deep. Of a name that stands twice in an object the last one counts.
 *
 * <p>Thread rule: immutable; any thread.
 */
final class LineJson {
  /** How deep a line may nest at all. */
  static final int MAX_DEPTH = 32;

  /** An envelope may nest 32 levels deep too, and three of them lie around an event's data. */
  static final int MAX_CARRIED_DEPTH = MAX_DEPTH - 3;

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final int MAX_NUMBER_CHARS = 100;
  private static final int MAX_EXPONENT = 9_999;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(LineReader.MAX_LINE_BYTES)
                  .maxStringLength(LineReader.MAX_LINE_BYTES)
                  .maxDocumentLength(LineReader.MAX_LINE_BYTES)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  ObjectNode read(String line) throws BadLine {
    // Some programs begin a stream with a mark of its encoding.
    String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadLine("it is no JSON object");
      }
      ObjectNode object = object(parser, 1);
      if (parser.nextToken() != null) {
        throw new BadLine("something follows the JSON object");
      }
      return object;
    } catch (JacksonException e) {
      throw new BadLine("it is no JSON that can be read: " + e.getOriginalMessage());
    }
  }

  private static ObjectNode object(JsonParser parser, int depth) {
    ObjectNode object = JSON.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      object.set(name, value(parser, parser.nextToken(), depth));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token, depth));
    }
    return array;
  }

  private static JsonNode value(JsonParser parser, @Nullable JsonToken token, int depth) {
    return switch (token) {
      case START_OBJECT -> carried(object(parser, depth + 1), depth + 1);
      case START_ARRAY -> carried(array(parser, depth + 1), depth + 1);
      case VALUE_STRING -> JSON.stringNode(parser.getString());
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> decimal(parser.getString());
      case VALUE_TRUE -> JSON.booleanNode(true);
      case VALUE_FALSE -> JSON.booleanNode(false);
      case VALUE_NULL -> JSON.nullNode();
      case null, default -> throw new IllegalStateException("a value began with " + token);
    };
  }

  private static JsonNode carried(JsonNode container, int depth) {
    return depth == MAX_CARRIED_DEPTH + 1 ? JSON.stringNode(container.toString()) : container;
  }

  private static JsonNode integer(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT -> JSON.numberNode(parser.getIntValue());
      case LONG -> JSON.numberNode(parser.getLongValue());
      default -> {
        String digits = parser.getString();
        yield digits.length() > MAX_NUMBER_CHARS
            ? JSON.stringNode(digits)
            : JSON.numberNode(new BigInteger(digits));
      }
    };
  }

  private static JsonNode decimal(String text) {
    if (text.length() <= MAX_NUMBER_CHARS) {
      try {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) <= MAX_EXPONENT) {
          return JSON.numberNode(number);
        }
      } catch (NumberFormatException e) {
        // The exponent is larger than an int.
        return JSON.stringNode(text);
      }
    }
    return JSON.stringNode(text);
  }
}
