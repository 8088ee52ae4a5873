package io.honeybee.app;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.Style;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code honeybee pots}. */
@Command(
    name = "pots",
    description = "Lists the types of honeypots with their options, ports, and what they report.",
    mixinStandardHelpOptions = true)
final class PotsCommand implements Runnable {
  private final Console console;

  PotsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    for (PotType type : BuiltInPots.all().all()) {
      console.line(console.styled(Style.BOLD, type.name()) + "  " + type.description());
      console.line(
          "  port     " + type.defaultPorts() + " unless the configuration says otherwise");
      console.line("  events   " + events(type));
      console.line("  options");
      for (PotOption option : type.options()) {
        console.line("    " + option.name() + suffix(option.defaultValue()));
        console.line("        " + option.description());
      }
      console.line("");
    }
  }

  private static String events(PotType type) {
    return type.eventTypes().stream()
        .map(event -> event.nameFor(type.name()))
        .collect(Collectors.joining(", "));
  }

  private static String suffix(String defaultValue) {
    return defaultValue.isEmpty() ? "" : " (default: " + defaultValue + ")";
  }
}
