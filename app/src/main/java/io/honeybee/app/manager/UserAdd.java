package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.app.terminal.PasswordInput;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Password;
import io.honeybee.manager.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager user add}. */
@Command(
    name = "add",
    description = "Makes a user; the password is asked for, or comes on standard input.",
    mixinStandardHelpOptions = true)
final class UserAdd extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The user's name.")
  String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "viewer",
      description =
          "viewer sees, operator sends commands, admin decides who comes in"
              + " (default: ${DEFAULT-VALUE}).")
  Role role = Role.VIEWER;

  UserAdd(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault, OperatorFault, IOException {
    Password password = Password.chosen(PasswordInput.read(name), name);
    desk.people().add(desk.actor(), name, role, password);
    console.line(name + " may sign in, as " + role.name().toLowerCase(Locale.ROOT) + ".");
  }
}
