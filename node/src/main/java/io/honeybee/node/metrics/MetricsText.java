package io.honeybee.node.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counters in the Prometheus text form 0.0.4. Their names are those of the heartbeat after {@code
 * honeybee_node_}; what only rises ends in {@code _total}, and losses are one family, by cause.
 * Stateless.
 */
final class MetricsText {
  private static final String PREFIX = "honeybee_node_";

  /** Figures of the machine, none of which only rises. */
  private static final String HOST = "host_";

  /** Each is told as a sum and, after an underscore, by cause. */
  private static final List<String> LOSSES = List.of("dropped", "captures_lost", "recordings_lost");

  private static final Set<String> GAUGES =
      Set.of(
          "waiting",
          "held_in_memory",
          "spool_bytes",
          "segments",
          "oldest_unacked_ms",
          "registered",
          "captures_files",
          "captures_bytes",
          "recordings_files",
          "recordings_bytes");

  private static final Map<String, String> HELP =
      Map.ofEntries(
          Map.entry("seen", "Events that honeypots saw."),
          Map.entry("spooled", "Events that came to be on the disk of this node."),
          Map.entry("sent", "Events written to the manager, those sent again included."),
          Map.entry("sent_ahead", "Copies of new events that overtook a backlog."),
          Map.entry("acked", "Events that the manager has on its disk."),
          Map.entry("dropped", "Events that were seen and are lost."),
          Map.entry("waiting", "Events that the manager has not acknowledged."),
          Map.entry("held_in_memory", "Events in memory alone, since the disk fails."),
          Map.entry("spool_bytes", "What the spool takes of the disk."),
          Map.entry("segments", "Files of the spool."),
          Map.entry("oldest_unacked_ms", "Age of the oldest event that waits, in milliseconds."),
          Map.entry("registered", "1 while the manager has accepted this node, else 0."),
          Map.entry("intake_seen", "Events of other honeypot programs."),
          Map.entry("intake_bad_lines", "Lines of theirs that were no event."),
          Map.entry("intake_oversized", "Lines of theirs that were too long."),
          Map.entry("intake_mended", "Events of theirs with bytes that were no UTF-8."),
          Map.entry("intake_refused", "Connections of theirs that were refused."),
          Map.entry("captures_kept", "Files of attackers that were kept."),
          Map.entry("captures_seen_again", "Files of attackers that were kept already."),
          Map.entry("captures_lost", "Files of attackers that were hashed and not kept."),
          Map.entry("captures_removed", "Files of attackers removed for the limits."),
          Map.entry("captures_removed_bytes", "Their bytes."),
          Map.entry("captures_files", "Files of attackers that are kept now."),
          Map.entry("captures_bytes", "Their bytes."),
          Map.entry("recordings_kept", "Recordings of sessions that were kept."),
          Map.entry("recordings_lost", "Recordings that were not kept."),
          Map.entry("recordings_removed", "Recordings removed for the limits."),
          Map.entry("recordings_removed_bytes", "Their bytes."),
          Map.entry("recordings_files", "Recordings that are kept now."),
          Map.entry("recordings_bytes", "Their bytes."));

  private MetricsText() {}

  /**
   * @param counters by the names of the heartbeat
   */
  static String of(Map<String, Long> counters) {
    StringBuilder out = new StringBuilder(4096);
    counters.forEach(
        (name, value) -> {
          if (LOSSES.contains(name) && hasCauses(name, counters)) {
            losses(out, name, counters);
          } else if (LOSSES.stream().noneMatch(sum -> name.startsWith(sum + "_"))) {
            family(out, name);
            out.append(PREFIX).append(name).append(end(name)).append(' ').append(value);
            out.append('\n');
          }
        });
    return out.toString();
  }

  private static boolean hasCauses(String sum, Map<String, Long> counters) {
    return counters.keySet().stream().anyMatch(name -> name.startsWith(sum + "_"));
  }

  /** The causes add up to the sum, so that is no line of its own. */
  private static void losses(StringBuilder out, String sum, Map<String, Long> counters) {
    family(out, sum);
    counters.forEach(
        (name, value) -> {
          if (name.startsWith(sum + "_")) {
            out.append(PREFIX)
                .append(sum)
                .append("_total{cause=\"")
                .append(name, sum.length() + 1, name.length())
                .append("\"} ")
                .append(value)
                .append('\n');
          }
        });
  }

  private static void family(StringBuilder out, String name) {
    String whole = PREFIX + name + end(name);
    String help = HELP.getOrDefault(name, "As the heartbeat tells it.");
    out.append("# HELP ").append(whole).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(whole);
    out.append(isGauge(name) ? " gauge\n" : " counter\n");
  }

  private static String end(String name) {
    return isGauge(name) ? "" : "_total";
  }

  private static boolean isGauge(String name) {
    return GAUGES.contains(name) || name.startsWith(HOST);
  }
}
