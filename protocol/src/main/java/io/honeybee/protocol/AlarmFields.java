package io.honeybee.protocol;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an alarm tells of an attack event: which pot saw what and when, the source, and then the
 * event's fields that hold one value each. Lists and objects are left out, and so is a field that
 * would stand in the place of one of the event's own; {@code "truncated":true} then says so.
 */
final class AlarmFields {
  private static final List<String> SOURCE = List.of("src_ip", "src_port");

  private AlarmFields() {}

  static ObjectNode of(PotEvent event, Shortening shortening) {
    ObjectNode alarm = JsonNodeFactory.instance.objectNode();
    alarm.put("pot_id", shortening.name(event.potId()));
    alarm.put("pot_type", shortening.name(event.potType()));
    alarm.put("event_type", shortening.name(event.eventType()));
    alarm.put("timestamp", event.timestamp().toString());
    String eventId = event.eventId();
    if (eventId != null) {
      alarm.put("event_id", shortening.name(eventId));
    }
    alarm.setAll(shortening.fields(singleValues(event.data(), alarm)));
    return shortening.cuts() ? alarm.put(Shortening.MARK, true) : alarm;
  }

  private static ObjectNode singleValues(ObjectNode data, ObjectNode taken) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (String name : SOURCE) {
      JsonNode value = data.path(name);
      if (value.isValueNode() && !value.isNull()) {
        values.set(name, value);
      }
    }
    boolean whole = true;
    for (Map.Entry<String, JsonNode> field : data.properties()) {
      if (!field.getValue().isValueNode() || taken.has(field.getKey())) {
        whole = false;
      } else if (!field.getValue().isNull()) {
        values.set(field.getKey(), field.getValue());
      }
    }
    if (!whole) {
      values.put(Shortening.MARK, true);
    }
    return values;
  }
}
