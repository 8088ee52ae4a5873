package io.honeybee.app.node;

import io.honeybee.app.logging.Logging;
import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.Termination;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.node.Node;
import io.honeybee.node.NodeConfig;
import io.honeybee.pot.PotTypes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code honeybee node run}. */
@Command(
    name = "run",
    description = "Runs the node until it is stopped by a signal or by its manager.",
    mixinStandardHelpOptions = true)
final class NodeRun implements Callable<Integer> {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  @Mixin ConfigOption config = new ConfigOption();

  private final Path home;

  NodeRun(Path home) {
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    PotTypes potTypes = BuiltInPots.all();
    NodeConfig nodeConfig = NodeConfig.read(config.file(), home, potTypes);
    Logging.configure(nodeConfig.log(), Map.of());
    Termination termination = Termination.listen(STOP_PATIENCE);
    int code = ExitCode.FAILURE;
    try {
      Node node = Node.create(nodeConfig, potTypes, Clock.systemUTC());
      Logging.configure(nodeConfig.log(), Map.of("node_id", node.id().toString()));
      node.start();
      try {
        Thread.ofVirtual().name("stop watch").start(() -> awaitStop(node, termination));
        termination.await();
      } finally {
        node.stop();
      }
      code = ExitCode.OK;
      return code;
    } finally {
      termination.done(code);
    }
  }

  private static void awaitStop(Node node, Termination termination) {
    try {
      node.awaitStop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    termination.ask();
  }
}
