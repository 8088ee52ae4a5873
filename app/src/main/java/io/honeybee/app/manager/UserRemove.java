package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.access.AccessFault;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager user remove}. */
@Command(
    name = "remove",
    description = "Removes a user, who is signed out at once.",
    mixinStandardHelpOptions = true)
final class UserRemove extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The user's name.")
  String name = "";

  UserRemove(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    desk.people().remove(desk.actor(), name);
    console.line(name + " is removed.");
  }
}
