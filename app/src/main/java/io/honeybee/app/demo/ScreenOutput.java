package io.honeybee.app.demo;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.EventLine;
import io.honeybee.app.terminal.Style;
import io.honeybee.manager.events.StoredEvent;
import java.util.Map;

/** One readable screen, then a line an event. */
final class ScreenOutput implements DemoOutput {
  private static final Map<String, String> HOW_TO_ATTACK =
      Map.of("ssh", "ssh -p %d root@127.0.0.1", "telnet", "telnet 127.0.0.1 %d");

  private final Console console;

  ScreenOutput(Console console) {
    this.console = console;
  }

  @Override
  public void progress(String step) {
    console.complain("  " + step + " ...");
  }

  @Override
  public void ready(DemoFacts facts) {
    console.line("");
    console.line(console.styled(Style.BOLD, "HoneyBee is ready.") + " TLS 1.3 and TOTP are on.");
    console.line("");
    row("Dashboard", facts.httpUrl() + "/");
    row("Sign in", facts.user() + " with the password " + facts.password());
    row("API", facts.httpUrl() + "/api/v1/events");
    row("Token", facts.token());
    row("Nodes", "port " + facts.nodeAddress().getPort());
    facts
        .intakePort()
        .ifPresent(port -> row("Intake", "port " + port + ", for other honeypots (JSON lines)"));
    row("Kept in", facts.directory().toString());
    row("Log", facts.logFile().toString());
    console.line("");
    console.line(console.styled(Style.BOLD, "Attack it") + " from another terminal, any password:");
    facts
        .pots()
        .forEach(
            (type, port) -> row(type, HOW_TO_ATTACK.getOrDefault(type, "port %d").formatted(port)));
    console.line("");
    console.line(
        console.styled(Style.DIM, "Events from the manager's store follow. Ctrl-C stops all."));
  }

  private void row(String name, String value) {
    console.line("  %-10s %s".formatted(name, console.styled(Style.CYAN, value)));
  }

  @Override
  public void event(StoredEvent event) {
    console.line(EventLine.of(event, console));
  }

  @Override
  public void eventsDropped() {
    console.line("(events came faster than they could be printed; all are in the store)");
  }

  @Override
  public void stopping() {
    console.complain("\nStopping ...");
  }
}
