package io.honeybee.protocol;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of one message; each getter says what is wrong by the field's name. */
final class Fields {
  private static final int MAX_PORT = 65_535;

  private final JsonNode object;

  Fields(JsonNode object) {
    this.object = object;
  }

  static Fields of(String message, JsonNode body) throws InvalidField {
    if (!body.isObject()) {
      throw new InvalidField(message + " holds no object");
    }
    return new Fields(body);
  }

  boolean has(String name) {
    return !object.path(name).isMissingNode();
  }

  JsonNode node(String name) {
    return object.path(name);
  }

  NodeId nodeId() throws InvalidField {
    return new NodeId(unsigned("node_id"));
  }

  /** Where an older manager may have left it out. */
  NodeId nodeIdOrZero() throws InvalidField {
    return isNull("node_id") ? NodeId.BROADCAST : nodeId();
  }

  long unsigned(String name) throws InvalidField {
    return unsigned(name, object.path(name));
  }

  static long unsigned(String name, JsonNode value) throws InvalidField {
    if (value.isMissingNode()) {
      throw new InvalidField(name + " is missing");
    }
    if (!value.isIntegralNumber()) {
      throw new InvalidField(name + " not an integer");
    }
    BigInteger number = value.bigIntegerValue();
    if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
      throw new InvalidField(name + " out of range");
    }
    return number.longValue();
  }

  int port(String name) throws InvalidField {
    long port = unsigned(name);
    if (port < 0 || port > MAX_PORT) {
      throw new InvalidField(name + " out of range");
    }
    return (int) port;
  }

  String text(String name) throws InvalidField {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      throw new InvalidField(name + " is missing");
    }
    if (!value.isString()) {
      throw new InvalidField(name + " not a string");
    }
    return value.stringValue();
  }

  /** Null when absent or null. */
  @Nullable String optionalText(String name) throws InvalidField {
    return isNull(name) ? null : text(name);
  }

  boolean flag(String name) throws InvalidField {
    JsonNode value = object.path(name);
    if (!value.isBoolean()) {
      throw new InvalidField(name + " not true or false");
    }
    return value.booleanValue();
  }

  boolean flagOr(String name, boolean fallback) throws InvalidField {
    return isNull(name) ? fallback : flag(name);
  }

  @Nullable List<String> optionalTexts(String name) throws InvalidField {
    if (isNull(name)) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(name)) {
      if (!item.isString()) {
        throw new InvalidField(name + " holds something that is no string");
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  private JsonNode array(String name) throws InvalidField {
    JsonNode value = object.path(name);
    if (!value.isArray()) {
      throw new InvalidField(name + " not an array");
    }
    return value;
  }

  @Nullable Map<String, String> optionalTextMap(String name) throws InvalidField {
    ObjectNode values = optionalObject(name);
    if (values == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      if (!entry.getValue().isString()) {
        throw new InvalidField(name + " holds something that is no string");
      }
      texts.put(entry.getKey(), entry.getValue().stringValue());
    }
    return texts;
  }

  @Nullable Map<String, Long> optionalCounters(String name) throws InvalidField {
    ObjectNode values = optionalObject(name);
    if (values == null) {
      return null;
    }
    Map<String, Long> counters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      counters.put(entry.getKey(), unsigned(name, entry.getValue()));
    }
    return counters;
  }

  @Nullable ObjectNode optionalObject(String name) throws InvalidField {
    if (isNull(name)) {
      return null;
    }
    if (object.path(name) instanceof ObjectNode value) {
      return value;
    }
    throw new InvalidField(name + " not an object");
  }

  private boolean isNull(String name) {
    JsonNode value = object.path(name);
    return value.isMissingNode() || value.isNull();
  }
}
