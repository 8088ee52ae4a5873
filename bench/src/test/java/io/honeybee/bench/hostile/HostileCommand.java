package io.honeybee.bench.hostile;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run hostile}. */
@Command(
    name = "hostile",
    description =
        "Mutated traffic against a running manager, a node and its pots: no crash, no bug in the"
            + " logs, heaps flat, the heartbeats of others on time.",
    mixinStandardHelpOptions = true)
public final class HostileCommand implements Callable<Integer> {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final int HEAP_SAMPLES = 60;
  private static final long HEAP_SLACK = 4L << 20;

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--minutes", description = "How long (default: ${DEFAULT-VALUE}).")
  double minutes = 10;

  @Option(names = "--seed", description = "Of all that is random; printed when not given.")
  @Nullable Long seed;

  @Option(
      names = "--threads",
      description = "Connections at a time of each kind of attack (default: ${DEFAULT-VALUE}).")
  int threads = 6;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Duration duration = Duration.ofMillis((long) (minutes * 60_000));
    long used = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed;
    Path directory = Files.createTempDirectory("honeybee-hostile");
    out.printf("seed %d; logs in %s%n", used, directory);
    out.flush();
    return HostileRun.in(
            directory,
            new HostileSettings(
                duration, used, threads, HEARTBEAT, duration.dividedBy(HEAP_SAMPLES), HEAP_SLACK))
        .print(out);
  }
}
