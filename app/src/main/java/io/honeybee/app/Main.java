package io.honeybee.app;

import io.honeybee.app.certs.CertsCommands;
import io.honeybee.app.demo.DemoCommand;
import io.honeybee.app.doctor.DoctorCommand;
import io.honeybee.app.events.EventsCommands;
import io.honeybee.app.manager.ManagerCommands;
import io.honeybee.app.node.NodeCommands;
import io.honeybee.app.pots.PotsCommand;
import io.honeybee.app.replay.ReplayCommand;
import io.honeybee.app.terminal.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code honeybee} command. */
@Command(
    name = "honeybee",
    description = "A honeypot node and its manager in one program.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Start with 'honeybee demo': it catches attacks on this machine within seconds."})
public final class Main implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.ofProcess(System.getenv());
    System.exit(run(console, Path.of(System.getProperty("user.home")), arguments));
  }

  /**
   * Runs one command to its end.
   *
   * @param home what {@code ~} stands for
   * @return the process's exit code
   */
  static int run(Console console, Path home, String... arguments) {
    CommandLine command =
        new CommandLine(new Main())
            .addSubcommand(new DemoCommand(console, home))
            .addSubcommand(NodeCommands.create(console, home))
            .addSubcommand(ManagerCommands.create(console, home))
            .addSubcommand(new DoctorCommand(console, home, Clock.systemUTC()))
            .addSubcommand(EventsCommands.create(console, home, System.getenv()))
            .addSubcommand(new ReplayCommand(console))
            .addSubcommand(CertsCommands.create(console, home))
            .addSubcommand(new PotsCommand(console))
            .addSubcommand(new VersionCommand(console))
            .addSubcommand(new CommandLine.HelpCommand());
    command.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    command.setExecutionExceptionHandler(new FaultReport(console));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    return command.execute(arguments);
  }

  /** Without a command there is nothing to do but say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new CommandLine.ParameterException(
        spec.commandLine(), "honeybee: name a command, such as 'demo'");
  }
}
