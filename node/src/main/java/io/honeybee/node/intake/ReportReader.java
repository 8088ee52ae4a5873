package io.honeybee.node.intake;

import io.honeybee.runtime.text.Printable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes pot, event type and time out of a line and keeps all else as the event's data. Two forms
 * are read, and any mixture of them: Cowrie's log objects ({@code eventid}, {@code
 * honeybee_honeypot_id}, {@code honeybee_honeypot_type}), whose fields are the data; and {@code
 * {"pot_id","pot_type","event_type","timestamp","data"}}, whose {@code data} is. A field whose
 * value cannot be used is not taken but stays in the data.
 *
 * <p>Thread rule: immutable; any thread.
 */
final class ReportReader {
  /** The pot of an event that names none, and the type of one whose event type tells none. */
  static final String UNKNOWN = "unknown";

  private static final int MAX_NAME_CHARS = 128;
  private static final int MAX_TYPE_CHARS = 32;
  private static final String DATA = "data";
  private static final String TIMESTAMP = "timestamp";
  private static final List<String> POT_IDS = List.of("pot_id", "honeybee_honeypot_id");
  private static final List<String> POT_TYPES = List.of("pot_type", "honeybee_honeypot_type");
  private static final List<String> EVENT_TYPES = List.of("event_type", "event");
  private static final List<String> COWRIE_EVENT_TYPES = List.of("eventid");

  private final InstantSource clock;
  private final LineJson json = new LineJson();

  ReportReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @return nothing for a token that nobody asked for, which must not get into a log
   */
  Optional<Report> read(String line) throws BadLine {
    ObjectNode fields = json.read(line);
    if (fields.size() == 1 && fields.has(EventToken.FIELD)) {
      return Optional.empty();
    }
    Optional<String> ownType = take(fields, EVENT_TYPES);
    String eventType =
        ownType
            .or(() -> take(fields, COWRIE_EVENT_TYPES))
            .orElseThrow(() -> new BadLine("it names no event type (event_type or eventid)"));
    String potId = take(fields, POT_IDS).orElse(UNKNOWN);
    String potType = take(fields, POT_TYPES).orElseGet(() -> potTypeOf(eventType));
    Instant timestamp = timestamp(fields);
    ObjectNode data = ownType.isPresent() ? unwrapped(fields) : fields;
    return Optional.of(new Report(potId, potType, eventType, timestamp, data));
  }

  private Instant timestamp(ObjectNode fields) throws BadLine {
    JsonNode value = fields.path(TIMESTAMP);
    Instant timestamp =
        value.isMissingNode() || value.isNull()
            ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
            : ReportTime.of(value);
    fields.remove(TIMESTAMP);
    return timestamp;
  }

  /** Event types begin with the pot's type: {@code cowrie.login.failed}, {@code ftp.login}. */
  private static String potTypeOf(String eventType) {
    int dot = eventType.indexOf('.');
    return dot > 0 && dot <= MAX_TYPE_CHARS ? eventType.substring(0, dot) : UNKNOWN;
  }

  private static Optional<String> take(ObjectNode fields, List<String> names) {
    for (String name : names) {
      JsonNode value = fields.path(name);
      if (value.isString() && isName(value.stringValue())) {
        fields.remove(name);
        return Optional.of(value.stringValue());
      }
    }
    return Optional.empty();
  }

  /** Names come into logs, addresses and tables, so there is nothing but plain characters. */
  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME_CHARS
        && Printable.escape(text).contentEquals(text);
  }

  /** The fields below {@code data}, and what stands beside it. */
  private static ObjectNode unwrapped(ObjectNode fields) {
    JsonNode value = fields.path(DATA);
    if (value.isNull()) {
      fields.remove(DATA);
    }
    if (!(value instanceof ObjectNode data)) {
      return fields;
    }
    fields.remove(DATA);
    for (Map.Entry<String, JsonNode> beside : fields.properties()) {
      data.set(freeName(data, beside.getKey()), beside.getValue());
    }
    return data;
  }

  private static String freeName(ObjectNode data, String wanted) {
    String name = wanted;
    while (data.has(name)) {
      name += "_";
    }
    return name;
  }
}
