package io.honeybee.app.events;

import tools.jackson.databind.JsonNode;

/**
 * The fields of an attack by the names that most honeypots give them: Cowrie's first, then
 * OpenCanary's.
 *
 * @param data the event's own
 */
record AttackFields(JsonNode data) {

  JsonNode sourceAddress() {
    return first("src_ip", "src_host");
  }

  JsonNode sourcePort() {
    return data.path("src_port");
  }

  JsonNode destinationAddress() {
    return first("dst_ip", "dst_host");
  }

  JsonNode destinationPort() {
    return data.path("dst_port");
  }

  JsonNode field(String name) {
    return data.path(name);
  }

  private JsonNode first(String name, String otherName) {
    JsonNode value = data.path(name);
    return value.isMissingNode() || value.isNull() ? data.path(otherName) : value;
  }

  /** A value's text: a number in its digits, a list or an object as JSON, nothing as nothing. */
  static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isString() ? value.stringValue() : value.toString();
  }
}
