package io.honeybee.bench.logins;

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

/** {@code bench/run logins}. */
@Command(
    name = "logins",
    description = "New SSH logins at a steady rate, at our pot and then at a real OpenSSH server.",
    mixinStandardHelpOptions = true)
public final class LoginCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--rate", description = "Logins due in a second (default: ${DEFAULT-VALUE}).")
  int rate = 200;

  @Option(names = "--seconds", description = "At each server (default: ${DEFAULT-VALUE}).")
  int seconds = 30;

  @Option(
      names = "--warm-up-seconds",
      description = "Before that, not counted (default: ${DEFAULT-VALUE}).")
  int warmUp = 10;

  @Option(
      names = "--no-openssh",
      negatable = true,
      description = "Without OpenSSH's server, for which Debian has the package openssh-server.")
  boolean openssh = true;

  @Option(names = "--node-option", description = "An option of the node's JVM; may be repeated.")
  List<String> nodeOptions = List.of();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-logins");
    out.printf("logs in %s%n", directory);
    out.flush();
    return LoginRun.in(
            directory,
            new LoginSettings(
                rate,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(warmUp),
                openssh,
                nodeOptions))
        .print(out);
  }
}
