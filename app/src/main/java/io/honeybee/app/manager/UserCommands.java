package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code honeybee manager user}. */
@Command(
    name = "user",
    description = "Adds, lists, changes and removes those who sign in at the dashboard.",
    mixinStandardHelpOptions = true)
final class UserCommands implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private UserCommands() {}

  static CommandLine create(Console console, Path home) {
    return new CommandLine(new UserCommands())
        .addSubcommand(new UserAdd(console, home))
        .addSubcommand(new UserList(console, home))
        .addSubcommand(new UserPasswd(console, home))
        .addSubcommand(new UserRole(console, home))
        .addSubcommand(new UserRemove(console, home));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "honeybee manager user: name a command: add, list, passwd, role or remove");
  }
}
