package io.honeybee.bench.crash;

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

/** {@code bench/run crash}. */
@Command(
    name = "crash",
    description =
        "Kills node, manager or both with SIGKILL under steady events, with a bad line between"
            + " them: what was accepted is stored exactly once.",
    mixinStandardHelpOptions = true)
public final class CrashCommand implements Callable<Integer> {
  private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);
  private static final Duration DRAIN = Duration.ofMinutes(3);

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--kills", description = "How many (default: ${DEFAULT-VALUE}).")
  int kills = 50;

  @Option(names = "--seed", description = "Of all that is random; printed when not given.")
  @Nullable Long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    long used = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed;
    Path directory = Files.createTempDirectory("honeybee-crash");
    out.printf("seed %d; logs in %s%n", used, directory);
    out.flush();
    return CrashRun.in(directory, new CrashSettings(kills, used, LONGEST_LIFE, DRAIN)).print(out);
  }
}
