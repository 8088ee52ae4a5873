package io.honeybee.app.demo;

import io.honeybee.app.terminal.AsciiJson;
import io.honeybee.app.terminal.Console;
import io.honeybee.manager.events.EventJson;
import io.honeybee.manager.events.StoredEvent;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line on standard output, in ASCII; progress goes to standard error. */
final class JsonOutput implements DemoOutput {
  private final Console console;

  JsonOutput(Console console) {
    this.console = console;
  }

  @Override
  public void progress(String step) {
    console.complain("honeybee: " + step);
  }

  @Override
  public void ready(DemoFacts facts) {
    ObjectNode line = AsciiJson.object();
    line.put("ready", true);
    line.put("node_port", facts.nodeAddress().getPort());
    line.put("http_port", facts.httpPort());
    ObjectNode pots = line.putObject("pots");
    facts.pots().forEach(pots::put);
    facts.intakePort().ifPresent(port -> line.put("intake_port", port));
    line.put("user", facts.user());
    line.put("password", facts.password());
    line.put("token", facts.token());
    console.line(AsciiJson.line(line));
  }

  @Override
  public void event(StoredEvent event) {
    console.line(EventJson.line(event));
  }

  @Override
  public void eventsDropped() {
    console.complain("honeybee: events came faster than they could be printed; all are stored");
  }

  @Override
  public void stopping() {
    console.complain("honeybee: stopping");
  }
}
