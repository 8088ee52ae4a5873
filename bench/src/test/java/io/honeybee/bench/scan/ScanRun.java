package io.honeybee.bench.scan;

import io.honeybee.bench.program.Pair;
import io.honeybee.bench.program.PotLine;
import io.honeybee.bench.report.Report;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.pot.PotType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts a node with all TCP pots, and asks nmap what they are. */
final class ScanRun {
  // nmap's probes for these are for their well-known ports only, which a free port is not.
  private static final Set<String> RARE = Set.of("mongodb", "mqtt");

  private final Report report = new Report();

  private ScanRun() {}

  /** Runs in an empty directory. */
  static Report in(Path directory) throws IOException, InterruptedException {
    return new ScanRun().run(directory);
  }

  private Report run(Path directory) throws IOException, InterruptedException {
    List<PotLine> pots =
        BuiltInPots.all().all().stream()
            .filter(type -> !type.isUdp())
            .map(PotType::name)
            .map(name -> new PotLine(name, name, Map.of()))
            .toList();
    try (Pair pair =
        Pair.start(Files.createDirectory(directory.resolve("pair")), pots, List.of())) {
      Map<Integer, String> versions =
          new Nmap(directory).versions(pots.stream().map(pot -> pair.port(pot.id())).toList());
      report.line("%-12s %-10s %s".formatted("pot", "as it says", "nmap -sV"));
      for (PotLine pot : pots) {
        compare(pot.type(), versions.getOrDefault(pair.port(pot.id()), ""));
      }
      pair.bugLines().forEach(line -> report.broken("in the logs: " + line));
    }
    return report;
  }

  private void compare(String type, String seen) {
    String wanted = Personalities.ALL.get(type);
    boolean fits = wanted != null && seen.matches(wanted);
    boolean asked = wanted != null && !RARE.contains(type);
    String verdict = fits ? "yes" : asked ? "NO" : "-";
    report.line(
        "%-12s %-10s %s".formatted(type, verdict, seen.replaceAll("[^ -~]+", " ")).stripTrailing());
    if (asked && !fits) {
      report.broken("nmap does not name " + type + " as its personality says");
    }
  }
}
