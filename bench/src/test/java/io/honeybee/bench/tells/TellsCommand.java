package io.honeybee.bench.tells;

import io.honeybee.bench.report.Report;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run tells}. */
@Command(
    name = "tells",
    description = "Tries what gives honeypots away: on two nodes of its own, or on a machine.",
    mixinStandardHelpOptions = true)
public final class TellsCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Option(names = "--host", description = "The machine to examine; without it two own nodes are.")
  String host = "";

  @Option(names = "--ssh", description = "Its SSH port.")
  int ssh;

  @Option(names = "--telnet", description = "Its Telnet port.")
  int telnet;

  @Option(names = "--http", description = "Its HTTP port.")
  int http;

  @Option(names = "--user", description = "Who logs in there (default: ${DEFAULT-VALUE}).")
  String user = "root";

  @Option(names = "--password", description = "With what (default: ${DEFAULT-VALUE}).")
  String password = "123456";

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path directory = Files.createTempDirectory("honeybee-tells");
    out.printf("logs in %s%n", directory);
    out.flush();
    Report report =
        host.isEmpty()
            ? TellsRun.ofTwoNodes(directory)
            : TellsRun.of(new Target(host, ports(), user, password), directory);
    return report.print(out);
  }

  private Map<String, Integer> ports() {
    Map<String, Integer> ports = new HashMap<>(Map.of("ssh", ssh, "telnet", telnet, "http", http));
    ports.values().removeIf(port -> port == 0);
    return ports;
  }
}
