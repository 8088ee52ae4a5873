package io.honeybee.app.pots;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.Style;
import io.honeybee.catalogue.BuiltInPots;
import io.honeybee.pot.EventType;
import io.honeybee.pot.ListenerOptions;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code honeybee pots}. */
@Command(
    name = "pots",
    description = "Lists the types of honeypots with their options, ports, and what they report.",
    mixinStandardHelpOptions = true)
public final class PotsCommand implements Runnable {
  private final Console console;

  @Spec @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TYPE",
      description = "Only this type, with each of its events and their fields.")
  @Nullable String only;

  @Option(
      names = "--events",
      description = "The events and their fields rather than the types and their options.")
  boolean events;

  @Option(
      names = "--markdown",
      description =
          "As a page of the documentation: docs/pots.md, or docs/events.md with --events.")
  boolean markdown;

  public PotsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    List<PotType> types = chosen();
    if (markdown) {
      String page = events ? EventsPage.of(types) : PotsPage.of(types);
      page.lines().forEach(console::line);
      return;
    }
    for (PotType type : types) {
      console.line(console.styled(Style.BOLD, type.name()) + "  " + type.description());
      if (events || only != null) {
        type.eventTypes().forEach(event -> showEvent(type, event));
      }
      if (!events) {
        showType(type);
      }
      console.line("");
    }
    if (!events) {
      console.line(console.styled(Style.BOLD, "every pot") + " has these options, too");
      ListenerOptions.ALL.forEach(this::showOption);
    }
  }

  private List<PotType> chosen() {
    List<PotType> all = BuiltInPots.all().all();
    if (only == null) {
      return all;
    }
    List<PotType> found = all.stream().filter(type -> type.name().equals(only)).toList();
    if (found.isEmpty() && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no pot type "
              + only
              + "; there are "
              + all.stream().map(PotType::name).collect(Collectors.joining(", ")));
    }
    return found;
  }

  private void showType(PotType type) {
    console.line(
        "  port     "
            + (type.isUdp() ? "UDP " : "")
            + type.defaultPorts()
            + " unless the configuration says otherwise");
    if (only == null) {
      console.line("  events   " + names(type));
    }
    console.line("  options");
    type.options().forEach(this::showOption);
  }

  private void showOption(PotOption option) {
    String usual = option.defaultValue();
    console.line("    " + option.name() + (usual.isEmpty() ? "" : " (default: " + usual + ")"));
    console.line("        " + option.description());
  }

  private void showEvent(PotType type, EventType event) {
    console.line("  " + event.nameFor(type.name()) + "  " + event.meaning());
    event
        .fields()
        .forEach(field -> console.line("      %-20s %s".formatted(field.name(), field.meaning())));
  }

  private static String names(PotType type) {
    return type.eventTypes().stream()
        .map(event -> event.nameFor(type.name()))
        .collect(Collectors.joining(", "));
  }
}
