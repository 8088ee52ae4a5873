package io.honeybee.node.oldmanager;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * What the old manager takes for an envelope: the whole of one read, all fields there and of their
 * types, no message or event it has never heard of. It shares no code with the node's codec.
 */
final class OldEnvelopes {
  private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final List<String> NODE_STATUSES =
      List.of("Connected", "Deploying", "Running", "Stopped", "Failed", "Unknown");
  private static final List<String> POT_STATUSES =
      List.of("Installing", "Running", "Stopped", "Failed");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private OldEnvelopes() {}

  /** Why a read is no envelope. */
  static final class NoEnvelope extends Exception {
    private static final long serialVersionUID = 1L;

    NoEnvelope(String why) {
      super(why);
    }
  }

  static Heard read(int connection, byte[] read) throws NoEnvelope {
    JsonNode envelope = parse(read);
    check(envelope.isObject(), "no envelope");
    unsigned(envelope, "version", MAX_UNSIGNED);
    check(envelope.path("version").bigIntegerValue().intValueExact() == 2, "another version");
    JsonNode message = envelope.path("message");
    if (message.isString()) {
      return heard(connection, message.stringValue(), NullNode.getInstance());
    }
    check(message.isObject() && message.size() == 1, "not exactly one message");
    Map.Entry<String, JsonNode> only = message.properties().iterator().next();
    return heard(connection, only.getKey(), only.getValue());
  }

  private static JsonNode parse(byte[] read) throws NoEnvelope {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read));
      JsonNode envelope = JSON.readTree(read);
      check(wellFormed(envelope), "a lone surrogate");
      return envelope;
    } catch (CharacterCodingException e) {
      throw new NoEnvelope("no UTF-8");
    } catch (JacksonException e) {
      throw new NoEnvelope("not exactly one JSON text: " + e.getOriginalMessage());
    }
  }

  private static boolean wellFormed(JsonNode value) {
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      if (!wellFormed(field.getKey()) || !wellFormed(field.getValue())) {
        return false;
      }
    }
    if (value.isArray()) {
      return value.valueStream().allMatch(OldEnvelopes::wellFormed);
    }
    return !value.isString() || wellFormed(value.stringValue());
  }

  private static boolean wellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Heard heard(int connection, String name, JsonNode body) throws NoEnvelope {
    switch (name) {
      case "NodeRegistration" -> {
        unsigned(body, "node_id", MAX_UNSIGNED);
        text(body, "node_name");
        text(body, "address");
        unsigned(body, "port", BigInteger.valueOf(65_535));
        oneOf(body, "node_type", List.of("Full", "Agent"));
      }
      case "NodeStatusUpdate" -> {
        unsigned(body, "node_id", MAX_UNSIGNED);
        oneOf(body, "status", NODE_STATUSES);
      }
      case "NodeEvent" -> event(body);
      case "NodeDrop" -> check(body.isNull(), "NodeDrop holds something");
      case "PotStatusUpdate" -> {
        unsigned(body, "node_id", MAX_UNSIGNED);
        text(body, "pot_id");
        text(body, "pot_type");
        oneOf(body, "status", POT_STATUSES);
        JsonNode message = body.path("message");
        check(message.isMissingNode() || message.isNull() || message.isString(), "message");
      }
      default -> throw new NoEnvelope("unknown message " + name);
    }
    return new Heard(connection, name, body);
  }

  private static void event(JsonNode body) throws NoEnvelope {
    if (body.isString()) {
      check(List.of("Started", "Stopped").contains(body.stringValue()), "unknown event " + body);
      return;
    }
    check(body.isObject() && body.size() == 1, "not exactly one event");
    Map.Entry<String, JsonNode> only = body.properties().iterator().next();
    switch (only.getKey()) {
      case "Started", "Stopped" -> check(only.getValue().isNull(), "an event that holds something");
      case "Alarm" -> text(only.getValue(), "description");
      case "Error" -> text(only.getValue(), "message");
      default -> throw new NoEnvelope("unknown event " + only.getKey());
    }
  }

  private static void text(JsonNode body, String field) throws NoEnvelope {
    check(body.path(field).isString(), field + " missing or no text");
  }

  private static void oneOf(JsonNode body, String field, List<String> words) throws NoEnvelope {
    text(body, field);
    check(words.contains(body.path(field).stringValue()), field + " unknown");
  }

  private static void unsigned(JsonNode body, String field, BigInteger max) throws NoEnvelope {
    JsonNode value = body.path(field);
    check(value.isIntegralNumber(), field + " missing or no integer");
    BigInteger number = value.bigIntegerValue();
    check(number.signum() >= 0 && number.compareTo(max) <= 0, field + " out of range");
  }

  private static void check(boolean holds, String otherwise) throws NoEnvelope {
    if (!holds) {
      throw new NoEnvelope(otherwise);
    }
  }

  /** The bytes as they are, one character each. */
  static String latin1(byte[] read) {
    return new String(
        Arrays.copyOf(read, Math.min(read.length, 4_096)), StandardCharsets.ISO_8859_1);
  }
}
