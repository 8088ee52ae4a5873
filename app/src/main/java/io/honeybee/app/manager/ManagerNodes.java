package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.TextTable;
import io.honeybee.manager.access.Enrolment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code honeybee manager nodes}. */
@Command(
    name = "nodes",
    description = "Lists the names that may register, and how each stands.",
    mixinStandardHelpOptions = true)
final class ManagerNodes extends AccessCommand {

  ManagerNodes(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) {
    List<Enrolment> enrolments = desk.enrolments().list();
    if (enrolments.isEmpty()) {
      console.line("No node is enrolled yet; 'honeybee manager enrol NAME' does that.");
      return;
    }
    TextTable table = new TextTable("NAME", "NODE ID", "SECRET", "LAST CODE", "REMARK");
    Instant now = clock.instant();
    for (Enrolment enrolment : enrolments) {
      table.row(
          enrolment.nodeName(),
          enrolment.nodeId().map(Object::toString).orElse("-"),
          enrolment.handedOut() ? "with the node" : "not fetched yet",
          enrolment.provedAt().map(TextTable::time).orElse("never"),
          remark(enrolment, now));
    }
    table.lines().forEach(console::line);
  }

  private static String remark(Enrolment enrolment, Instant now) {
    boolean locked = enrolment.lockedUntil().filter(now::isBefore).isPresent();
    if (locked) {
      return "locked out until " + TextTable.time(enrolment.lockedUntil().orElseThrow());
    }
    return enrolment.failures() == 0 ? "" : enrolment.failures() + " wrong codes since";
  }
}
