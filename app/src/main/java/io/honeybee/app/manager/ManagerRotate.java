package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.access.AccessFault;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager rotate}. */
@Command(
    name = "rotate",
    description = "Gives a node's name a new secret; the old one is refused from now on.",
    mixinStandardHelpOptions = true)
final class ManagerRotate extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The node's name (node.name).")
  String name = "";

  ManagerRotate(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    var secret = desk.enrolments().rotate(name);
    desk.noteEnrolment("enrolment.rotate", name);
    console.line(
        name + " has a new secret. Remove the old file on the node, or write this into it.");
    SecretSheet.print(console, name, secret);
  }
}
