package io.honeybee.bench.backlog;

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

/** {@code bench/run backlog}. */
@Command(
    name = "backlog",
    description =
        "A node comes back with a backlog: live events are in the store within 5 s, and all of it"
            + " is there exactly once.",
    mixinStandardHelpOptions = true)
public final class BacklogCommand implements Callable<Integer> {
  private static final Duration LIVE_EVERY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--events", description = "In the backlog (default: ${DEFAULT-VALUE}).")
  int events = 1_000_000;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-backlog");
    out.printf("logs in %s%n", directory);
    out.flush();
    return BacklogRun.in(directory, new BacklogSettings(events, LIVE_EVERY, PATIENCE)).print(out);
  }
}
