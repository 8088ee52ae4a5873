package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Role;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager user role}. */
@Command(
    name = "role",
    description = "Gives a user another role, and signs the user out everywhere.",
    mixinStandardHelpOptions = true)
final class UserRole extends AccessCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "The user's name.")
  String name = "";

  @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, operator or admin.")
  Role role = Role.VIEWER;

  UserRole(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    desk.people().setRole(desk.actor(), name, role);
    console.line(name + " is " + role.name().toLowerCase(Locale.ROOT) + " from now on.");
  }
}
