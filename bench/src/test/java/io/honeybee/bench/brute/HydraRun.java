package io.honeybee.bench.brute;

import io.honeybee.bench.program.Pair;
import io.honeybee.bench.program.PotLine;
import io.honeybee.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Attacks one pot after the other from one address, with the limits that pots have by default.
 * Belongs to one thread.
 */
final class HydraRun {
  private static final Duration DRAIN = Duration.ofMinutes(1);

  private final HydraSettings settings;
  private final Report report = new Report();

  private HydraRun(HydraSettings settings) {
    this.settings = settings;
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, HydraSettings settings)
      throws IOException, InterruptedException, SQLException {
    return new HydraRun(settings).run(directory);
  }

  private Report run(Path directory) throws IOException, InterruptedException, SQLException {
    List<PotLine> pots =
        settings.types().stream().map(type -> new PotLine(type, type, options(type))).toList();
    Path own = Files.createDirectory(directory.resolve("hydra"));
    report.line(
        "hydra -t %d with %d lines against each pot, from one address"
            .formatted(settings.tasks(), settings.lines()));
    report.line(
        "%-10s %9s %9s %9s %9s %9s %9s"
            .formatted("pot", "lines", "attempts", "stored", "missing", "too often", "seconds"));
    try (Pair pair =
        Pair.start(Files.createDirectory(directory.resolve("pair")), pots, List.of())) {
      for (String type : settings.types()) {
        long began = System.nanoTime();
        Hydra hydra = new Hydra(own, settings.lines());
        Map<String, Integer> attempts = hydra.attack(type, pair.port(type), settings.tasks());
        double seconds = (System.nanoTime() - began) / 1e9;
        pair.awaitDrained(DRAIN);
        compare(type, attempts, stored(pair, type), hydra.undone(type), seconds);
      }
      pair.bugLines().forEach(line -> report.broken("in the logs: " + line));
    }
    return report;
  }

  /** Nobody gets in, or Hydra would stop. */
  private static Map<String, String> options(String type) {
    return type.equals("redis")
        ? Map.of("login", "never", "auth", "password")
        : Map.of("login", "never");
  }

  /** What tells one line from another: its user where there is one, since some pots see hashes. */
  private static Map<String, Integer> stored(Pair pair, String type) throws SQLException {
    String field = Hydra.hasUsers(type) ? "username" : "password";
    Map<String, Integer> stored = new HashMap<>();
    pair.stored(type, type + ".login.failed", field)
        .forEach(value -> stored.merge(value, 1, Integer::sum));
    return stored;
  }

  private void compare(
      String type,
      Map<String, Integer> attempts,
      Map<String, Integer> stored,
      int undone,
      double seconds) {
    int missing = 0;
    int tooOften = 0;
    for (int line = 0; line < settings.lines(); line++) {
      int tried = attempts.getOrDefault(Hydra.password(line), 0);
      String known = Hydra.hasUsers(type) ? Hydra.user(line) : Hydra.password(line);
      int kept = stored.getOrDefault(known, 0);
      // What Hydra repeats after a broken connection may be there or not, but no oftener.
      missing += kept == 0 ? 1 : 0;
      tooOften += kept > tried ? 1 : 0;
    }
    report.line(
        "%-10s %9d %9d %9d %9d %9d %9.1f"
            .formatted(
                type, settings.lines(), sum(attempts), sum(stored), missing, tooOften, seconds));
    if (undone > 0) {
      report.line("%-10s Hydra says that it did not finish %d of these".formatted("", undone));
    }
    if (missing > undone || tooOften > 0 || sum(attempts) < settings.lines()) {
      report.broken(type + ": not every attempt is on the manager once");
    }
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
