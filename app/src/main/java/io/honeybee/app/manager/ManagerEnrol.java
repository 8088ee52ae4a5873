package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.access.AccessFault;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager enrol}. */
@Command(
    name = "enrol",
    description = "Lets a node of this name register, and shows the secret that it must have.",
    mixinStandardHelpOptions = true)
final class ManagerEnrol extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The node's name (node.name).")
  String name = "";

  ManagerEnrol(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    var secret = desk.enrolments().enrol(name);
    desk.noteEnrolment("enrolment.add", name);
    console.line("Enrolled " + name + ".");
    SecretSheet.print(console, name, secret);
  }
}
