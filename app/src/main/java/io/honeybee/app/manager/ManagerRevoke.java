package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.access.AccessFault;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager revoke}. */
@Command(
    name = "revoke",
    description = "Shuts a node out: its name and secret are refused from now on.",
    mixinStandardHelpOptions = true)
final class ManagerRevoke extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The node's name (node.name).")
  String name = "";

  ManagerRevoke(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    desk.enrolments().revoke(name);
    desk.noteEnrolment("enrolment.revoke", name);
    console.line("Revoked " + name + ". Its events are kept.");
  }
}
