package io.honeybee.manager.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as everyone outside sees it: {@code event_id}, {@code node_id}, {@code pot_id}, {@code
 * pot_type}, {@code event_type}, {@code timestamp}, {@code data}. Ids are strings, since a browser
 * cannot hold 64-bit numbers; the time is UTC with milliseconds.
 *
 * <p>Thread rule: immutable; any thread.
 */
public final class EventJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What was let in was bounded there; here nothing may be unreadable. */
  private static final StreamReadConstraints ANYTHING_WRITTEN =
      StreamReadConstraints.builder()
          .maxNameLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNestingDepth(Integer.MAX_VALUE)
          .build();

  /** ASCII on one line, and numbers as they came. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(ANYTHING_WRITTEN)
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private EventJson() {}

  /** A new object; only {@code data} is the event's own. */
  public static ObjectNode object(StoredEvent event) {
    ObjectNode json = JSON.createObjectNode();
    json.put("event_id", event.eventId());
    json.put("node_id", event.nodeId().toString());
    json.put("pot_id", event.potId());
    json.put("pot_type", event.potType());
    json.put("event_type", event.eventType());
    json.put("timestamp", time(event.timestamp()));
    json.set("data", event.data());
    return json;
  }

  /**
   * One line of ASCII, without a line end: no character of an attacker's reaches a terminal or a
   * log as more than an escape.
   */
  public static String line(StoredEvent event) {
    return text(object(event));
  }

  /** A time as it stands in an event. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** As in {@link #line}, for any object. */
  public static String text(ObjectNode json) {
    return JSON.writeValueAsString(json);
  }

  /** Reads what {@link #text} wrote; from anything else it makes an object that holds it. */
  static ObjectNode parse(String text) {
    try {
      return JSON.readValue(text, ObjectNode.class);
    } catch (JacksonException | NumberFormatException e) {
      // One damaged row must not hide the others.
      return JSON.createObjectNode().put("unreadable", text);
    }
  }
}
