package io.honeybee.app.node;

import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.NewFile;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.node.NodeTemplate;
import io.honeybee.runtime.config.HostPort;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee node init}. */
@Command(
    name = "init",
    description = "Writes a commented configuration for a node.",
    mixinStandardHelpOptions = true)
final class NodeInit implements Callable<Integer> {
  @Mixin ConfigOption config = new ConfigOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "node-1",
      description = "The node's name, as enrolled at the manager (default: ${DEFAULT-VALUE}).")
  String name = "";

  @Option(
      names = "--manager",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:9001",
      description = "Where the manager listens for nodes (default: ${DEFAULT-VALUE}).")
  String manager = "";

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "The CA that signed the manager's certificate (default: the system's CAs).")
  @Nullable Path ca;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the node keeps its things (default: ~/.honeybee).")
  @Nullable Path directory;

  @Option(names = "--force", description = "Replaces a file that is there.")
  boolean force;

  private final Console console;

  NodeInit(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    HostPort address =
        HostPort.parse(manager)
            .orElseThrow(
                () ->
                    new OperatorFault(
                        "--manager: '" + manager + "' is no host:port, such as 192.0.2.10:9001"));
    String text =
        NodeTemplate.text(
            name,
            address,
            Optional.ofNullable(ca).map(Path::toAbsolutePath),
            directory == null ? "~/.honeybee" : directory.toAbsolutePath().toString());
    NewFile.write(config.file(), text, force);
    console.line("Wrote " + config.file() + ". Next:");
    console.line("  on the manager:  honeybee manager enrol " + name);
    console.line("  here:            honeybee node check -c " + config.file());
    console.line("                   honeybee node run -c " + config.file());
    return 0;
  }
}
