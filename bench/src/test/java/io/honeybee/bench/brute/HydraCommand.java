package io.honeybee.bench.brute;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run hydra}. */
@Command(
    name = "hydra",
    description = "Hydra against pots: each of its attempts is on the manager, none twice.",
    mixinStandardHelpOptions = true)
public final class HydraCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--lines", description = "Credentials for each pot (default: ${DEFAULT-VALUE}).")
  int lines = 1_000;

  @Option(
      names = "--tasks",
      description = "Connections at once (default: ${DEFAULT-VALUE}, Hydra's own).")
  int tasks = 16;

  @Option(
      names = "--pots",
      split = ",",
      description = "Which to attack, in order (default: ${DEFAULT-VALUE}).")
  List<String> pots = List.of("ssh", "ftp", "mysql", "redis");

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-hydra");
    out.printf("logs in %s%n", directory);
    out.flush();
    return HydraRun.in(directory, new HydraSettings(lines, tasks, pots)).print(out);
  }
}
