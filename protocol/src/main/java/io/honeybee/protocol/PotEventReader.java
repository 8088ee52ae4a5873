package io.honeybee.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads attack events: the canonical form, and the older one whose fields lie elsewhere. */
final class PotEventReader {
  /** The last second of the year 9999: what RFC 3339 can write. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private PotEventReader() {}

  static PotEvent read(Fields fields) throws InvalidField {
    boolean older = !fields.has("event_type") && fields.has("event");
    String potType = fields.optionalText("pot_type");
    return new PotEvent(
        fields.nodeId(),
        fields.text("pot_id"),
        potType == null ? "" : potType,
        fields.text(older ? "event" : "event_type"),
        timestamp(fields.node("timestamp")),
        older ? olderData(fields) : data(fields),
        fields.optionalText("event_id"),
        fields.has("seq") && !fields.node("seq").isNull() ? (Long) fields.unsigned("seq") : null);
  }

  private static ObjectNode data(Fields fields) throws InvalidField {
    ObjectNode data = fields.optionalObject("data");
    return data == null ? JsonNodeFactory.instance.objectNode() : data;
  }

  private static ObjectNode olderData(Fields fields) throws InvalidField {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    @Nullable String message = fields.optionalText("message");
    if (message != null) {
      data.put("message", message);
    }
    ObjectNode metadata = fields.optionalObject("metadata");
    if (metadata != null) {
      for (Map.Entry<String, JsonNode> entry : metadata.properties()) {
        data.set(entry.getKey(), entry.getValue());
      }
    }
    return data;
  }

  private static Instant timestamp(JsonNode value) throws InvalidField {
    try {
      if (value.isString()) {
        Instant instant = java.time.OffsetDateTime.parse(value.stringValue()).toInstant();
        if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > LAST_SECOND) {
          throw new InvalidField("timestamp out of range");
        }
        return instant;
      }
      if (value.isIntegralNumber() && value.canConvertToLong()) {
        long seconds = value.longValue();
        if (seconds < 0 || seconds > LAST_SECOND) {
          throw new InvalidField("timestamp out of range");
        }
        return Instant.ofEpochSecond(seconds);
      }
    } catch (DateTimeException e) {
      throw new InvalidField("timestamp not as in RFC 3339");
    }
    throw new InvalidField("timestamp is missing or neither text nor whole seconds");
  }
}
