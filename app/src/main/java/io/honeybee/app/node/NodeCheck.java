package io.honeybee.app.node;

import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.node.NodeConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeybee node check}. */
@Command(
    name = "check",
    description = "Reads a node's configuration and reports every fault with its line.",
    mixinStandardHelpOptions = true)
final class NodeCheck implements Callable<Integer> {
  @Mixin ConfigOption config = new ConfigOption();

  private final Console console;
  private final Path home;

  NodeCheck(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    NodeConfig nodeConfig = NodeConfig.read(config.file(), home, BuiltInPots.all());
    console.line(config.file() + " is good.");
    NodeSummary.lines(nodeConfig).forEach(line -> console.line("  " + line));
    return 0;
  }
}
