package io.honeybee.app.events;

import io.honeybee.app.terminal.Console;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code honeybee events}. */
@Command(
    name = "events",
    description = "Shows and exports the events that a manager has stored.",
    mixinStandardHelpOptions = true)
public final class EventsCommands implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  private EventsCommands() {}

  public static CommandLine create(Console console, Path home, Map<String, String> environment) {
    return new CommandLine(new EventsCommands())
        .addSubcommand(new EventsTail(console, home, environment))
        .addSubcommand(new EventsExport(console, home, environment));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "honeybee events: name a command: tail or export");
  }
}
