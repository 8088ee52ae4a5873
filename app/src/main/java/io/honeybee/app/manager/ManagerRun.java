package io.honeybee.app.manager;

import io.honeybee.app.logging.Logging;
import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.Termination;
import io.honeybee.manager.Manager;
import io.honeybee.manager.ManagerConfig;
import io.honeybee.runtime.config.HostPort;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeybee manager run}. */
@Command(
    name = "run",
    description = "Runs the manager until it is stopped by a signal.",
    mixinStandardHelpOptions = true)
final class ManagerRun implements Callable<Integer> {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  @Mixin ConfigOption config = new ConfigOption();

  private final Console console;
  private final Path home;

  ManagerRun(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  private static String url(ManagerConfig config, Manager manager) {
    return (config.http().tls().isPresent() ? "https://" : "http://")
        + new HostPort(config.http().address().host(), manager.httpAddress().getPort());
  }

  @Override
  public Integer call() throws Exception {
    ManagerConfig managerConfig = ManagerConfig.read(config.file(), home);
    Logging.configure(managerConfig.log(), Map.of());
    Termination termination = Termination.listen(STOP_PATIENCE);
    int code = ExitCode.FAILURE;
    try {
      Manager manager = Manager.create(managerConfig, Clock.systemUTC());
      try {
        manager.start();
        console.line("The API's token is in " + manager.tokenFile());
        if (manager.people().isEmpty()) {
          console.line(
              "Nobody can sign in yet: open "
                  + url(managerConfig, manager)
                  + "/setup and paste it");
        }
        termination.await();
      } finally {
        manager.stop();
      }
      code = ExitCode.OK;
      return code;
    } finally {
      termination.done(code);
    }
  }
}
