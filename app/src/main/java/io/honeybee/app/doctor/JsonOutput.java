package io.honeybee.app.doctor;

import io.honeybee.app.terminal.AsciiJson;
import io.honeybee.app.terminal.Console;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line, in ASCII: the plan, each step, the result. */
final class JsonOutput implements DoctorOutput {
  private final Console console;

  JsonOutput(Console console) {
    this.console = console;
  }

  @Override
  public void plan(String text, boolean besideRunningNode) {
    ObjectNode line = AsciiJson.object();
    line.put("plan", text);
    line.put("beside_running_node", besideRunningNode);
    console.line(AsciiJson.line(line));
  }

  @Override
  public void finding(Finding finding) {
    ObjectNode line = AsciiJson.object();
    line.put("step", finding.step());
    line.put("verdict", finding.verdict().name());
    line.put("ms", finding.took().toMillis());
    line.put("text", finding.text());
    console.line(AsciiJson.line(line));
  }

  @Override
  public void summary(List<Finding> all, Duration took) {
    ObjectNode line = AsciiJson.object();
    line.put("ok", all.stream().noneMatch(finding -> finding.verdict() == Verdict.FAIL));
    for (Verdict verdict : Verdict.values()) {
      line.put(
          verdict.name(), all.stream().filter(finding -> finding.verdict() == verdict).count());
    }
    line.put("ms", took.toMillis());
    console.line(AsciiJson.line(line));
  }
}
