package io.honeybee.bench.footprint;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run footprint}. */
@Command(
    name = "footprint",
    description =
        "Memory and CPU of nodes at rest: an Agent within 64 MiB and 0.5 percent of a core, a Full"
            + " node with ssh and telnet pots within 90 MiB.",
    mixinStandardHelpOptions = true)
public final class FootprintCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--settle", description = "Seconds before (default: ${DEFAULT-VALUE}).")
  int settleSeconds = 30;

  @Option(names = "--window", description = "Seconds measured (default: ${DEFAULT-VALUE}).")
  int windowSeconds = 60;

  @Option(names = "--node-option", description = "A further option of the nodes' JVM.")
  String[] nodeOptions = {};

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-footprint");
    out.printf("logs in %s%n", directory);
    out.flush();
    FootprintSettings settings =
        new FootprintSettings(
            Duration.ofSeconds(settleSeconds), Duration.ofSeconds(windowSeconds), 64, 90, 0.5);
    return FootprintRun.in(directory, settings, nodeOptions).print(out);
  }
}
