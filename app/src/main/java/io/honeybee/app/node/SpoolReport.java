package io.honeybee.app.node;

import io.honeybee.app.terminal.AsciiJson;
import io.honeybee.app.terminal.ByteSize;
import io.honeybee.app.terminal.TextTable;
import io.honeybee.node.spool.SpoolInspection;
import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What waits in a spool, for people and for programs. Stateless. */
final class SpoolReport {
  private static final int MAX_NAME_CHARS = 60;

  private SpoolReport() {}

  static List<String> lines(SpoolInspection found, long maxBytes, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(row("spool", Printable.escape(found.dir().toString())));
    lines.add(row("manager has", acknowledged(found)));
    lines.add(
        row(
            "waiting",
            found.waitingEvents() == 0
                ? "nothing"
                : "%d event%s, %s of at most %s"
                    .formatted(
                        found.waitingEvents(),
                        found.waitingEvents() == 1 ? "" : "s",
                        ByteSize.of(found.waitingBytes()),
                        ByteSize.of(maxBytes))));
    found.oldest().ifPresent(waiting -> lines.add(row("oldest", describe(waiting, now))));
    found.newest().ifPresent(waiting -> lines.add(row("newest", describe(waiting, now))));
    if (found.damagedEvents() > 0) {
      lines.add(
          row(
              "damaged",
              found.damagedEvents()
                  + " lost in damaged files; look at the health of the disk below the spool"));
    }
    return lines;
  }

  private static String acknowledged(SpoolInspection found) {
    return found.acknowledged() == 0
        ? "nothing yet"
        : "all up to number " + Long.toUnsignedString(found.acknowledged());
  }

  private static String describe(SpoolInspection.Waiting waiting, Instant now) {
    PotEvent event = waiting.event();
    return "number %s, %s of pot %s, taken %s (%s ago)"
        .formatted(
            number(event),
            Printable.escape(event.eventType(), MAX_NAME_CHARS),
            Printable.escape(event.potId(), MAX_NAME_CHARS),
            TextTable.time(waiting.takenAt()),
            age(waiting, now));
  }

  private static String number(PotEvent event) {
    return event.seq() == null ? "?" : Long.toUnsignedString(event.seq());
  }

  /** The largest unit that fits, in whole numbers. */
  private static String age(SpoolInspection.Waiting waiting, Instant now) {
    Duration age = positiveAge(waiting, now);
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : age.toSeconds() + " seconds";
  }

  /** The clock may have been set back. */
  private static Duration positiveAge(SpoolInspection.Waiting waiting, Instant now) {
    Duration age = Duration.between(waiting.takenAt(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static String row(String name, String value) {
    return "%-12s %s".formatted(name, value);
  }

  /** One line of ASCII. */
  static String json(SpoolInspection found, long maxBytes, Instant now) {
    ObjectNode json = AsciiJson.object();
    json.put("dir", found.dir().toString());
    json.put("acknowledged", Long.toUnsignedString(found.acknowledged()));
    json.put("waiting_events", found.waitingEvents());
    json.put("waiting_bytes", found.waitingBytes());
    json.put("max_bytes", maxBytes);
    json.put("damaged_events", found.damagedEvents());
    json.set("oldest", waiting(found.oldest(), now));
    json.set("newest", waiting(found.newest(), now));
    return AsciiJson.line(json);
  }

  private static JsonNode waiting(Optional<SpoolInspection.Waiting> waiting, Instant now) {
    if (waiting.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    PotEvent event = waiting.get().event();
    ObjectNode json = AsciiJson.object();
    json.put("seq", number(event));
    json.put("event_id", event.eventId());
    json.put("pot_id", event.potId());
    json.put("pot_type", event.potType());
    json.put("event_type", event.eventType());
    json.put("timestamp", event.timestamp().toString());
    json.put("taken_at", waiting.get().takenAt().toString());
    json.put("age_ms", positiveAge(waiting.get(), now).toMillis());
    return json;
  }
}
