package io.honeybee.app;

import io.honeybee.app.terminal.Console;
import io.honeybee.protocol.WireCodec;
import picocli.CommandLine.Command;

/** {@code honeybee version}. */
@Command(
    name = "version",
    description = "Prints the versions of program, protocol and Java.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.line("honeybee " + Version.current());
    console.line("protocol " + WireCodec.VERSION);
    console.line("java     " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
  }
}
