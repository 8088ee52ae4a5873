package io.honeybee.app.node;

import io.honeybee.app.terminal.Console;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code honeybee node}. */
@Command(
    name = "node",
    description = "Runs and sets up a node: the honeypots and the link to a manager.",
    mixinStandardHelpOptions = true)
public final class NodeCommands implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private NodeCommands() {}

  public static CommandLine create(Console console, Path home) {
    return new CommandLine(new NodeCommands())
        .addSubcommand(new NodeRun(home))
        .addSubcommand(new NodeInit(console))
        .addSubcommand(new NodeCheck(console, home))
        .addSubcommand(new NodeSpool(console, home));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "honeybee node: name a command: run, init, check or spool");
  }
}
