package io.honeybee.bench.throughput;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run throughput}. */
@Command(
    name = "throughput",
    description = "Events a second from a node's intake to the manager's committed store.",
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--seconds", description = "Of each part (default: ${DEFAULT-VALUE}).")
  int seconds = 60;

  @Option(
      names = "--rate",
      description = "Events a second when latency is measured; half of what was reached if 0.")
  int rate;

  @Option(names = "--profile", description = "Also show the methods that cost most.")
  boolean profile;

  @Option(
      names = "--node-option",
      description =
          "An option of the node's JVM, such as -XX:TieredStopAtLevel=1; may be repeated.")
  List<String> nodeOptions = List.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-throughput");
    out.printf("logs in %s%n", directory);
    out.flush();
    return ThroughputRun.in(
            directory,
            new ThroughputSettings(Duration.ofSeconds(seconds), rate, profile, nodeOptions))
        .print(out);
  }
}
