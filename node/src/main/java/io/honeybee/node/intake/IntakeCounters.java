package io.honeybee.node.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the intake has met since the node started. Any thread. */
final class IntakeCounters {
  final LongAdder events = new LongAdder();
  final LongAdder badLines = new LongAdder();
  final LongAdder oversizedLines = new LongAdder();
  final LongAdder mendedLines = new LongAdder();
  final LongAdder refusedConnections = new LongAdder();

  /**
   * By the names that heartbeats give them: {@code intake_seen}, the events handed to the spool;
   * {@code intake_bad_lines}, which were none; {@code intake_oversized}, lines over 64 KiB; {@code
   * intake_mended}, events in which bytes that are no UTF-8 became U+FFFD; {@code intake_refused},
   * connections over the limit or without the token.
   *
   * @param overLimit connections that never came to be served
   */
  Map<String, Long> read(long overLimit) {
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("intake_seen", events.sum());
    counters.put("intake_bad_lines", badLines.sum());
    counters.put("intake_oversized", oversizedLines.sum());
    counters.put("intake_mended", mendedLines.sum());
    counters.put("intake_refused", refusedConnections.sum() + overLimit);
    return counters;
  }
}
