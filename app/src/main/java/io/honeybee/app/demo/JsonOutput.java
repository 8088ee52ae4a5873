package io.honeybee.app.demo;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.events.EventJson;
import io.honeybee.manager.events.StoredEvent;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line on standard output, in ASCII; progress goes to standard error. */
final class JsonOutput implements DemoOutput {
  private final Console console;
  private final JsonMapper json =
      JsonMapper.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
          .build();

  JsonOutput(Console console) {
    this.console = console;
  }

  @Override
  public void progress(String step) {
    console.complain("honeybee: " + step);
  }

  @Override
  public void ready(DemoFacts facts) {
    ObjectNode line = json.createObjectNode();
    line.put("ready", true);
    line.put("node_port", facts.nodeAddress().getPort());
    line.put("http_port", facts.httpPort());
    ObjectNode pots = line.putObject("pots");
    facts.pots().forEach(pots::put);
    facts.intakePort().ifPresent(port -> line.put("intake_port", port));
    line.put("token", facts.token());
    console.line(json.writeValueAsString(line));
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
