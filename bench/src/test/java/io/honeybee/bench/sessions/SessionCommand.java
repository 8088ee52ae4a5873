package io.honeybee.bench.sessions;

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

/** {@code bench/run sessions}. */
@Command(
    name = "sessions",
    description = "Many SSH sessions open at once, and what they cost the node.",
    mixinStandardHelpOptions = true)
public final class SessionCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--count", description = "Sessions (default: ${DEFAULT-VALUE}).")
  int count = 2_000;

  @Option(
      names = "--most",
      description = "MiB that the node may hold meanwhile (default: ${DEFAULT-VALUE}).")
  int most = 512;

  @Option(names = "--histogram", description = "Also print what is on the node's heap.")
  boolean histogram;

  @Option(names = "--node-option", description = "An option of the node's JVM; may be repeated.")
  List<String> nodeOptions = List.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-sessions");
    out.printf("logs in %s%n", directory);
    out.flush();
    return SessionRun.in(directory, new SessionSettings(count, most, histogram, nodeOptions))
        .print(out);
  }
}
