package io.honeybee.manager.fleet;

import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.PotEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes attack events of what nodes tell in other words: alarms, and pot statuses that are none.
 * Immutable; any thread.
 */
final class ToldEvents {
  static final String ALARM = "honeybee.alarm";
  static final String LEGACY = "honeybee.legacy";

  /** The keys of an alarm that are the event's own; all others are its data. */
  private static final Set<String> OWN =
      Set.of("pot_id", "pot_type", "event_type", "timestamp", "event_id");

  private static final List<String> NEEDED = List.of("pot_id", "event_type", "timestamp");
  private static final int MAX_DEPTH = 32;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * An alarm: the attack event whose compact JSON it is, or else an event with the description.
   *
   * @param now for an alarm that does not say when
   */
  PotEvent ofAlarm(NodeId nodeId, NodeEvent.Alarm alarm, Instant now) {
    return unpacked(nodeId, alarm.description())
        .orElseGet(
            () ->
                new PotEvent(
                    nodeId,
                    "",
                    "",
                    ALARM,
                    now,
                    JsonNodeFactory.instance.objectNode().put("description", alarm.description()),
                    null,
                    null));
  }

  /** A pot status of an older node that is none. */
  PotEvent ofStatus(NodeId nodeId, Decoded.UnknownPotStatus told, Instant now) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    if (!told.status().isEmpty()) {
      data.put("status", told.status());
    }
    data.put("message", told.message());
    return new PotEvent(nodeId, told.potId(), told.potType(), LEGACY, now, data, null, null);
  }

  private Optional<PotEvent> unpacked(NodeId nodeId, String description) {
    if (!description.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return json.readTree(description) instanceof ObjectNode alarm
          ? unpacked(nodeId, alarm)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<PotEvent> unpacked(NodeId nodeId, ObjectNode alarm) {
    if (!NEEDED.stream().allMatch(key -> alarm.path(key).isString())) {
      return Optional.empty();
    }
    Instant timestamp;
    try {
      timestamp = OffsetDateTime.parse(alarm.path("timestamp").stringValue()).toInstant();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    alarm.properties().stream()
        .filter(field -> !OWN.contains(field.getKey()))
        .forEach(field -> data.set(field.getKey(), field.getValue()));
    return Optional.of(
        new PotEvent(
            nodeId,
            alarm.path("pot_id").stringValue(),
            text(alarm, "pot_type").orElse(""),
            alarm.path("event_type").stringValue(),
            timestamp,
            data,
            orNull(text(alarm, "event_id")),
            null));
  }

  private static Optional<String> text(ObjectNode object, String key) {
    JsonNode value = object.path(key);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  private static @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
