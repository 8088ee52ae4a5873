package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code honeybee manager token}. */
@Command(
    name = "token",
    description = "Adds, lists and revokes tokens of the HTTP API.",
    mixinStandardHelpOptions = true)
final class TokenCommands implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private TokenCommands() {}

  static CommandLine create(Console console, Path home) {
    return new CommandLine(new TokenCommands())
        .addSubcommand(new TokenAdd(console, home))
        .addSubcommand(new TokenList(console, home))
        .addSubcommand(new TokenRevoke(console, home));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "honeybee manager token: name a command: add, list or revoke");
  }
}
