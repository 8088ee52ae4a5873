package io.honeybee.manager.fleet;

import io.honeybee.manager.access.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what came in over the nodes' port and was not as it should be. Any thread. */
final class FleetCounters {

  /** What is counted, each under its name in lower case. */
  enum Count {
    REGISTRATIONS_ACCEPTED,
    /** Closed at once, since too many connections have not registered. */
    CONNECTIONS_OVER_LIMIT,
    /** No registration in time. */
    REGISTRATIONS_OVERDUE,
    HANDSHAKES_FAILED,
    /** Refused before anybody looked at the code: version, name, certificate, order. */
    REGISTRATIONS_INVALID,
    INPUT_MALFORMED,
    INPUT_INVALID,
    INPUT_UNKNOWN,
    INPUT_TOO_LARGE,
    SESSIONS_REPLACED,
    SESSIONS_SILENT,
    SESSIONS_STUCK,
    SESSIONS_REVOKED,
    POTS_OVER_LIMIT,
    RESULTS_UNASKED
  }

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  FleetCounters() {
    for (Count count : Count.values()) {
      counts.put(name(count), new LongAdder());
    }
    for (Verdict.Reason reason : Verdict.Reason.values()) {
      counts.put(name(reason), new LongAdder());
    }
  }

  void add(Count count) {
    add(name(count));
  }

  /** A registration was refused at the door. */
  void add(Verdict.Reason reason) {
    add(name(reason));
  }

  private void add(String name) {
    counts.computeIfAbsent(name, absent -> new LongAdder()).increment();
  }

  /** All of them, by name. */
  Map<String, Long> snapshot() {
    Map<String, Long> snapshot = new TreeMap<>();
    counts.forEach((name, count) -> snapshot.put(name, count.sum()));
    return snapshot;
  }

  private static String name(Count count) {
    return count.name().toLowerCase(Locale.ROOT);
  }

  private static String name(Verdict.Reason reason) {
    return "refused_" + reason.name().toLowerCase(Locale.ROOT);
  }
}
