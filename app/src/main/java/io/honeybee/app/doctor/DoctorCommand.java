package io.honeybee.app.doctor;

import io.honeybee.app.logging.Logging;
import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.DurationConverter;
import io.honeybee.app.terminal.ExitCode;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.node.NodeConfig;
import io.honeybee.node.identity.DirectoryLock;
import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.ConfigProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code honeybee doctor}. */
@Command(
    name = "doctor",
    description = {
      "Goes through everything between a node's honeypots and the manager's disk, and says what is"
          + " wrong and how to mend it.",
      "It ends with a made-up attack (event type honeybee.doctor, data.synthetic true) that is"
          + " followed until the manager has it. Beside a running node it is handed to that one;"
          + " otherwise the node is started for the length of the examination."
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private static final Duration STOP_TIME = Duration.ofSeconds(5);
  private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration MOST_TIMEOUT = Duration.ofHours(1);

  @Mixin ConfigOption config = new ConfigOption();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "When all must be done, 5s to 1h (default: ${DEFAULT-VALUE}).")
  Duration timeout = Duration.ZERO;

  @Option(
      names = "--json",
      description = "Prints JSON lines: the plan, then one a step, then the result.")
  boolean json;

  private final Console console;
  private final Path home;
  private final Clock clock;

  public DoctorCommand(Console console, Path home, Clock clock) {
    this.console = console;
    this.home = home;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (timeout.compareTo(LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
      throw new OperatorFault("--timeout: must be 5s to 1h");
    }
    long began = System.nanoTime();
    DoctorOutput output = json ? new JsonOutput(console) : new TextOutput(console);
    PotTypes potTypes = BuiltInPots.all();
    NodeConfig nodeConfig;
    try {
      nodeConfig = NodeConfig.read(config.file(), home, potTypes);
    } catch (ConfigException e) {
      if (!Files.isReadable(config.file())) {
        throw e;
      }
      faulty(e, output, began);
      return ExitCode.OPERATOR;
    }
    // What the node would log is found out here and said once.
    Logging.silence();
    OwnNode ownNode = new OwnNode(nodeConfig, potTypes, clock);
    Patient patient =
        new Patient(nodeConfig, clock, isRunning(nodeConfig), ownNode, Deadline.in(timeout));
    output.plan(plan(patient), patient.running());
    List<Finding> all = Collections.synchronizedList(new ArrayList<>());
    try {
      new Checkup(
              Checkup.all(),
              finding -> {
                all.add(finding);
                output.finding(finding);
              })
          .run(patient);
    } finally {
      ownNode.stop(STOP_TIME);
    }
    List<Finding> found = List.copyOf(all);
    output.summary(found, Duration.ofNanos(System.nanoTime() - began));
    return found.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL)
        ? ExitCode.FAILURE
        : ExitCode.OK;
  }

  private static void faulty(ConfigException faults, DoctorOutput output, long began) {
    List<Finding> found = new ArrayList<>();
    Chart chart =
        new Chart(
            finding -> {
              found.add(finding);
              output.finding(finding);
            });
    for (ConfigProblem problem : faults.problems()) {
      chart.fail(ConfigurationCheck.STEP, problem.toString());
    }
    output.summary(found, Duration.ofNanos(System.nanoTime() - began));
  }

  private static boolean isRunning(NodeConfig nodeConfig) throws OperatorFault {
    Path directory = nodeConfig.honeypot().baseDir();
    try {
      return DirectoryLock.isTaken(directory);
    } catch (IOException e) {
      throw new OperatorFault(
          directory
              + " (honeypot.base_dir) cannot be looked into ("
              + e
              + "); run the doctor as the user that runs the node");
    }
  }

  private static String plan(Patient patient) {
    return patient.running()
        ? "A node runs in "
            + patient.directory()
            + ": it stays connected, and a made-up attack is handed to it and followed."
        : "No node runs in "
            + patient.directory()
            + ": it is started here for a moment, honeypots and all, registers, and a made-up attack"
            + " is followed.";
  }
}
