package io.honeybee.app.node;

import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.node.NodeConfig;
import io.honeybee.node.spool.SpoolInspection;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee node spool}; it works whether or not the node runs, and changes nothing. */
@Command(
    name = "spool",
    description = {
      "Shows what waits on a node's disk for the manager. A running node is up to half a second"
          + " ahead of what is seen here."
    },
    mixinStandardHelpOptions = true)
final class NodeSpool implements Callable<Integer> {
  @Mixin ConfigOption config = new ConfigOption();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  private final Console console;
  private final Path home;
  private final InstantSource clock = InstantSource.system();

  NodeSpool(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    NodeConfig nodeConfig = NodeConfig.read(config.file(), home, BuiltInPots.all());
    SpoolInspection found = SpoolInspection.read(nodeConfig.spool().dir());
    long maxBytes = nodeConfig.spool().maxBytes();
    Instant now = clock.instant();
    if (json) {
      console.line(SpoolReport.json(found, maxBytes, now));
    } else {
      SpoolReport.lines(found, maxBytes, now).forEach(console::line);
    }
    return 0;
  }
}
