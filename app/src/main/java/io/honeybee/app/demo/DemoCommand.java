package io.honeybee.app.demo;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.DurationConverter;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.Termination;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code honeybee demo}. */
@Command(
    name = "demo",
    description = {
      "Runs a manager and a node with an SSH and a Telnet honeypot on this machine, and prints each"
          + " attack as it reaches the manager's store.",
      "Everything listens on 127.0.0.1 only."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Where identity, certificates and events are kept from run to run"
              + " (default: ~/.honeybee/demo).")
  @Nullable Path directory;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Stops by itself after this time, such as 30s or 5m.")
  @Nullable Duration time;

  @Option(
      names = "--json",
      description = "Prints only JSON lines: first one when all is ready, then one an event.")
  boolean json;

  private final Console console;
  private final Path home;

  public DemoCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    Termination termination = Termination.listen(STOP_PATIENCE);
    int code = ExitCode.FAILURE;
    Path dir = directory == null ? home.resolve(".honeybee").resolve("demo") : directory;
    DemoOutput output = json ? new JsonOutput(console) : new ScreenOutput(console);
    try (DemoDirectory place = DemoDirectory.open(dir.toAbsolutePath().normalize());
        Demo demo = Demo.start(place, Clock.systemUTC(), output)) {
      output.ready(demo.facts());
      if (time == null) {
        termination.await();
      } else {
        termination.await(time);
      }
      output.stopping();
      code = ExitCode.OK;
    } finally {
      termination.done(code);
    }
    return code;
  }
}
