package io.honeybee.bench.throughput;

import static io.honeybee.bench.report.Report.mib;

import io.honeybee.bench.program.Program;
import io.honeybee.bench.report.Report;
import java.util.ArrayList;
import java.util.List;

/** What the two programs take of the machine, over time. Belongs to one thread. */
final class Footprint {
  private final Program node;
  private final Program manager;
  private final List<String> looks = new ArrayList<>();

  Footprint(Program node, Program manager) {
    this.node = node;
    this.manager = manager;
    look("start");
  }

  void look(String when) {
    looks.add(
        "%-16s %9.1f %11.1f %12.1f %14.1f"
            .formatted(
                when,
                mib(node.residentBytes()),
                node.cpu().toMillis() / 1000.0,
                mib(manager.residentBytes()),
                manager.cpu().toMillis() / 1000.0));
  }

  void report(Report report) {
    report.line(
        "%-16s %9s %11s %12s %14s"
            .formatted("", "node MiB", "node CPU s", "manager MiB", "manager CPU s"));
    looks.forEach(report::line);
  }
}
