package io.honeybee.app.terminal;

import io.honeybee.manager.events.StoredEvent;
import io.honeybee.runtime.text.Printable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An event as one line for people; attacker text is escaped and cut. */
public final class EventLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final int MAX_VALUE_CHARS = 120;

  /** Shown in a column of their own, or of no use to somebody who watches. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "session",
          "src_ip",
          "src_port",
          "dst_ip",
          "dst_port",
          "protocol",
          "duration_ms",
          "hasshAlgorithms");

  private EventLine() {}

  /** The line without its end. */
  public static String of(StoredEvent event, Console console) {
    return of(event.timestamp(), event.eventType(), event.data(), console);
  }

  /** As {@link #of(StoredEvent, Console)}, of an event that came over the API. */
  public static String of(Instant time, String eventType, JsonNode data, Console console) {
    String source = data.path("src_ip").asString("-") + ":" + data.path("src_port").asString("-");
    String rest =
        data.properties().stream()
            .filter(entry -> !LEFT_OUT.contains(entry.getKey()) && !entry.getValue().isContainer())
            .map(entry -> Printable.escape(entry.getKey(), 40) + "=" + value(entry.getValue()))
            .collect(Collectors.joining(" "));
    String line =
        console.styled(Style.DIM, TIME.format(time))
            + "  "
            + console.styled(style(eventType), "%-22s".formatted(Printable.escape(eventType, 60)))
            + "  %-21s  ".formatted(Printable.escape(source, 60))
            + rest;
    return line.stripTrailing();
  }

  private static String value(JsonNode value) {
    return Printable.escape(
        value.isString() ? value.stringValue() : value.toString(), MAX_VALUE_CHARS);
  }

  private static Style style(String eventType) {
    if (eventType.endsWith(".login.success")) {
      return Style.RED;
    }
    if (eventType.endsWith(".login.failed")) {
      return Style.YELLOW;
    }
    return eventType.contains(".command.") ? Style.CYAN : Style.GREEN;
  }
}
