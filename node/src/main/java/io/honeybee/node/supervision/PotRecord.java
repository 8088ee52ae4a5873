package io.honeybee.node.supervision;

import io.honeybee.pot.Observation;
import io.honeybee.runtime.text.Printable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened at one pot lately: its last {@value #MAX_LINES} log lines, printable, and how much
 * it has seen. Safe for use by any thread.
 */
final class PotRecord {
  private static final int MAX_LINES = 200;
  private static final int MAX_VALUE_CHARS = 80;
  private static final int MAX_LINE_CHARS = 400;

  private final Deque<String> lines = new ArrayDeque<>();
  private long events;
  private @Nullable Instant lastEvent;

  synchronized void note(Observation observation) {
    events++;
    lastEvent = observation.timestamp();
    add(observation.timestamp(), observation.eventType() + " " + shown(observation.data()));
  }

  /** Notes something that this node did to the pot. */
  synchronized void note(Instant at, String text) {
    add(at.truncatedTo(ChronoUnit.MILLIS), text);
  }

  private void add(Instant at, String text) {
    if (lines.size() >= MAX_LINES) {
      lines.remove();
    }
    lines.add(at + " " + Printable.escape(text, MAX_LINE_CHARS));
  }

  private static String shown(Map<String, Object> data) {
    return data.entrySet().stream()
        .limit(12)
        .map(field -> field.getKey() + "=" + cut(String.valueOf(field.getValue())))
        .collect(Collectors.joining(" "));
  }

  private static String cut(String text) {
    return text.length() <= MAX_VALUE_CHARS ? text : text.substring(0, MAX_VALUE_CHARS) + "...";
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized long events() {
    return events;
  }

  synchronized @Nullable Instant lastEvent() {
    return lastEvent;
  }
}
