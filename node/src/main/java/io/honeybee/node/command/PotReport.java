package io.honeybee.node.command;

import io.honeybee.node.supervision.PotView;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a pot's questions are answered with. */
final class PotReport {
  /** What fits a status message to a manager that reads 4,096 bytes, with room for escapes. */
  private static final int MAX_LOG_CHARS = 2_500;

  private PotReport() {}

  static ObjectNode status(PotView pot) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("pot_id", pot.settings().id());
    report.put("pot_type", pot.settings().type().name());
    report.put("status", pot.status().wireName());
    report.put("message", pot.message().isEmpty() ? null : pot.message());
    return report;
  }

  static ObjectNode info(PotView pot) {
    ObjectNode report = status(pot);
    report.put("description", pot.settings().type().description());
    report.put(
        "address",
        pot.address().map(address -> address.getAddress().getHostAddress()).orElse(null));
    report.put(
        "port",
        pot.address().map(address -> address.getPort()).orElse(pot.settings().ports().first()));
    report.put("ports", pot.settings().ports().toString());
    report.put("since", pot.since().toString());
    ObjectNode options = report.putObject("options");
    pot.settings().options().forEach(options::put);
    return report;
  }

  static ObjectNode metrics(PotView pot) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("open_sessions", pot.openSessions());
    report.put("events", pot.events());
    report.put("last_event", pot.lastEvent().map(Object::toString).orElse(null));
    report.put("starts", pot.starts());
    report.put("since", pot.since().toString());
    return report;
  }

  static ObjectNode logs(PotView pot) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = report.putArray("lines");
    pot.logLines().forEach(lines::add);
    return report;
  }

  /** The last log lines that fit, oldest first. */
  static String lastLines(PotView pot) {
    List<String> lines = pot.logLines();
    int chars = 0;
    int first = lines.size();
    while (first > 0 && chars + lines.get(first - 1).length() + 1 <= MAX_LOG_CHARS) {
      first--;
      chars += lines.get(first).length() + 1;
    }
    return String.join("\n", lines.subList(first, lines.size()));
  }
}
