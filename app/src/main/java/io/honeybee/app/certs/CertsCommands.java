package io.honeybee.app.certs;

import io.honeybee.app.terminal.Console;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code honeybee certs}. */
@Command(
    name = "certs",
    description = "Makes and shows the certificates of a fleet.",
    mixinStandardHelpOptions = true)
public final class CertsCommands implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private CertsCommands() {}

  public static CommandLine create(Console console, Path home) {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    return new CommandLine(new CertsCommands())
        .addSubcommand(new CertsInit(console, home, clock, random))
        .addSubcommand(new CertsIssue(console, home, clock, random))
        .addSubcommand(new CertsShow(console, clock))
        .addSubcommand(new CertsRenew(console, home, clock, random))
        .addSubcommand(new CertsRevoke(console, home, clock, random));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "honeybee certs: name a command: init, issue, show, renew or revoke");
  }
}
