package io.honeybee.bench.crash;

import io.honeybee.bench.program.BugLines;
import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Writes down what became of the numbers. Belongs to one thread. */
final class CrashReport {
  private static final int MOST_SHOWN = 20;

  private final Report report = new Report();

  CrashReport(CrashSettings settings, Path directory) {
    report.line(
        "%d kills under steady events, seed %d, in %s"
            .formatted(settings.kills(), settings.seed(), directory));
  }

  Report report() {
    return report;
  }

  /** How the two ended when they were asked to. */
  void ends(int node, int manager) {
    if (node != 0 || manager != 0) {
      report.broken("a clean stop ended with %d (node), %d (manager)".formatted(node, manager));
    }
  }

  void kills(Map<Victim, Integer> kills, int reconnects, int cuts) {
    report.line(
        "killed: node alone %d, manager alone %d, both %d; connections cut %d; reconnects %d"
            .formatted(
                kills.getOrDefault(Victim.NODE, 0),
                kills.getOrDefault(Victim.MANAGER, 0),
                kills.getOrDefault(Victim.BOTH, 0),
                cuts,
                reconnects));
  }

  void numbers(Ledger ledger, Map<Integer, Integer> stored) {
    BitSet accepted = ledger.accepted();
    BitSet lost = ledger.accepted();
    stored.keySet().forEach(lost::clear);
    List<Integer> twice =
        stored.entrySet().stream()
            .filter(entry -> entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    long unsaid = stored.keySet().stream().filter(number -> !accepted.get(number)).count();
    report.line(
        "sent %d, accepted %d, stored %d (%d of them without word that they were accepted)"
            .formatted(ledger.sent(), accepted.cardinality(), stored.size(), unsaid));
    report.line("lost %d, stored twice %d".formatted(lost.cardinality(), twice.size()));
    if (!lost.isEmpty()) {
      report.broken("accepted and lost: " + lost.stream().limit(MOST_SHOWN).boxed().toList());
    }
    if (!twice.isEmpty()) {
      report.broken("stored twice: " + twice.stream().limit(MOST_SHOWN).toList());
    }
    if (accepted.isEmpty()) {
      report.broken("nothing was accepted at all");
    }
  }

  void logs(Path... logs) {
    for (Path log : logs) {
      BugLines.in(log).stream()
          .limit(MOST_SHOWN)
          .forEach(line -> report.broken(log.getFileName() + " says: " + line));
    }
  }
}
