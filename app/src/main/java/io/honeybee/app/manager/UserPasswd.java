package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.app.terminal.PasswordInput;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Password;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager user passwd}. */
@Command(
    name = "passwd",
    description =
        "Gives a user a new password, asked for or on standard input, and signs the user out"
            + " everywhere.",
    mixinStandardHelpOptions = true)
final class UserPasswd extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The user's name.")
  String name = "";

  @Option(
      names = "--without-totp",
      description = "Ask this user for no one-time codes any more, as when a phone is lost.")
  boolean withoutTotp;

  UserPasswd(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault, OperatorFault, IOException {
    Password password = Password.chosen(PasswordInput.read(name), name);
    desk.people().setPassword(desk.actor(), name, password);
    if (withoutTotp) {
      desk.people().turnTotpOff(desk.actor(), name);
    }
    console.line(name + " has a new password and is signed out everywhere.");
  }
}
