package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code honeybee manager}. */
@Command(
    name = "manager",
    description = "Runs and sets up a manager: it admits nodes and keeps what they saw.",
    mixinStandardHelpOptions = true)
public final class ManagerCommands implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private ManagerCommands() {}

  public static CommandLine create(Console console, Path home) {
    return new CommandLine(new ManagerCommands())
        .addSubcommand(new ManagerRun(console, home))
        .addSubcommand(new ManagerInit(console, home))
        .addSubcommand(new ManagerCheck(console, home))
        .addSubcommand(new ManagerEnrol(console, home))
        .addSubcommand(new ManagerNodes(console, home))
        .addSubcommand(new ManagerRevoke(console, home))
        .addSubcommand(new ManagerRotate(console, home))
        .addSubcommand(new ManagerBackup(console, home))
        .addSubcommand(TokenCommands.create(console, home))
        .addSubcommand(UserCommands.create(console, home));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "honeybee manager: name a command: run, init, check, enrol, nodes, revoke, rotate, backup,"
            + " token or user");
  }
}
