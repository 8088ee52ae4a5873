package io.honeybee.bench.hostile;

import static io.honeybee.bench.report.Report.mib;

import io.honeybee.bench.program.BugLines;
import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes down what came of a run while its programs still run. Belongs to one thread. */
final class HostileReport {
  private static final int MOST_LINES_SHOWN = 20;

  private final HostileSettings settings;
  private final Report report = new Report();

  HostileReport(HostileSettings settings, Path directory) {
    this.settings = settings;
    report.line(
        "hostile traffic for %d s, seed %d, in %s"
            .formatted(settings.duration().toSeconds(), settings.seed(), directory));
  }

  Report report() {
    return report;
  }

  void attacks(Map<String, Tally> tallies) {
    report.line("");
    report.line(
        "%-48s %11s %8s %8s %8s".formatted("attack", "connections", "cut off", "bursts", "MiB"));
    tallies.forEach(
        (attack, tally) ->
            report.line(
                "%-48s %11d %8d %8d %8.1f"
                    .formatted(
                        attack,
                        tally.connections.sum(),
                        tally.ended.sum(),
                        tally.bursts.sum(),
                        mib(tally.bytes.sum()))));
  }

  void programs(List<Watched> programs) {
    report.line("");
    report.line(
        "%-9s %7s %5s %9s %8s %6s %6s %4s %9s %6s %6s"
            .formatted(
                "program",
                "crashes",
                "stops",
                "bug lines",
                "heap 1st",
                "middle",
                "last",
                "flat",
                "RSS first",
                "last",
                "CPU s"));
    programs.forEach(this::program);
    report.line(
        "(heap: MiB after a collection: the first, the least of the second third and of the last;"
            + " RSS: MiB)");
  }

  private void program(Watched watched) {
    String name = watched.program().name();
    List<String> bugs = BugLines.in(watched.program().log());
    HeapTrend heap = watched.heap(settings.heapSlack());
    report.line(
        "%-9s %7d %5d %9d %8.1f %6.1f %6.1f %4s %9.1f %6.1f %6.1f"
            .formatted(
                name,
                watched.crashes().size(),
                watched.orderlyEnds(),
                bugs.size(),
                mib(heap.first()),
                mib(heap.middle()),
                mib(heap.last()),
                heap.isFlat() ? "yes" : "NO",
                mib(watched.firstResident()),
                mib(watched.lastResident()),
                watched.program().cpu().toMillis() / 1000.0));
    watched.crashes().forEach(report::broken);
    bugs.stream().limit(MOST_LINES_SHOWN).forEach(bug -> report.broken(name + " says: " + bug));
    if (!heap.isFlat()) {
      report.broken("the heap of " + name + " grows: " + heap.samples());
    }
    if (watched.orderlyEnds() > 0 && !name.equals(HostileRun.BESET)) {
      report.broken(name + " stopped, though nobody may tell it to");
    }
  }

  void heartbeats(HeartbeatWatch.Seen seen) {
    report.line("");
    report.line(
        ("heartbeats of the node that behaves, one in %d ms: oldest last word %d ms; of %d looks %d"
                + " over %d ms, %d without connection, %d without answer")
            .formatted(
                settings.heartbeat().toMillis(),
                seen.oldest().toMillis(),
                seen.looks(),
                seen.late(),
                settings.late().toMillis(),
                seen.disconnected(),
                seen.failedLooks()));
    if (seen.late() > 0) {
      report.broken("a heartbeat was " + seen.oldest().toMillis() + " ms old");
    }
    if (seen.disconnected() > 0) {
      report.broken("the node that behaves was disconnected in " + seen.disconnected() + " looks");
    }
    if (seen.looks() == 0 || seen.failedLooks() > seen.looks() / 100) {
      report.broken(
          "the manager's API did not answer in %d of %d looks"
              .formatted(seen.failedLooks(), seen.looks()));
    }
  }

  void stored(long events) {
    report.line("events of the attacked pots in the manager's store: " + events);
    if (events == 0) {
      report.broken("no event of the attacked pots came into the store");
    }
  }
}
