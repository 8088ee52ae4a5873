package io.honeybee.bench;

import io.honeybee.bench.backlog.BacklogCommand;
import io.honeybee.bench.brute.HydraCommand;
import io.honeybee.bench.crash.CrashCommand;
import io.honeybee.bench.footprint.FootprintCommand;
import io.honeybee.bench.hostile.HostileCommand;
import io.honeybee.bench.logins.LoginCommand;
import io.honeybee.bench.scan.ScanCommand;
import io.honeybee.bench.sessions.SessionCommand;
import io.honeybee.bench.tells.TellsCommand;
import io.honeybee.bench.throughput.ThroughputCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench/run}: exit code 0 when all promises held, 1 when one did not, 2 for wrong usage. */
@Command(
    name = "bench/run",
    description = "Runs one load generator against real processes.",
    mixinStandardHelpOptions = true,
    subcommands = {
      HostileCommand.class,
      CrashCommand.class,
      ThroughputCommand.class,
      BacklogCommand.class,
      FootprintCommand.class,
      LoginCommand.class,
      SessionCommand.class,
      HydraCommand.class,
      TellsCommand.class,
      ScanCommand.class
    })
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
