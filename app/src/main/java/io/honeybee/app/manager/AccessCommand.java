package io.honeybee.app.manager;

import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.manager.access.AccessFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command on nodes, tokens or users; it works whether or not the manager runs. */
abstract class AccessCommand implements Callable<Integer> {
  @Mixin ConfigOption config = new ConfigOption();

  final Console console;
  final InstantSource clock = InstantSource.system();
  private final Path home;

  AccessCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public final Integer call() throws Exception {
    try (AccessDesk desk = AccessDesk.open(config.file(), home, clock)) {
      run(desk);
      return 0;
    } catch (AccessFault e) {
      throw new OperatorFault(String.valueOf(e.getMessage()));
    }
  }

  abstract void run(AccessDesk desk) throws AccessFault, OperatorFault, IOException;
}
