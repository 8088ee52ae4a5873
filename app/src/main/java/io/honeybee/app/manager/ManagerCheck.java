package io.honeybee.app.manager;

import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.manager.ManagerConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeybee manager check}. */
@Command(
    name = "check",
    description = "Reads a manager's configuration and reports every fault with its line.",
    mixinStandardHelpOptions = true)
final class ManagerCheck implements Callable<Integer> {
  @Mixin ConfigOption config = new ConfigOption();

  private final Console console;
  private final Path home;

  ManagerCheck(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    ManagerConfig managerConfig = ManagerConfig.read(config.file(), home);
    console.line(config.file() + " is good.");
    ManagerSummary.lines(managerConfig).forEach(line -> console.line("  " + line));
    return 0;
  }
}
