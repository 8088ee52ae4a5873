package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.TextTable;
import io.honeybee.manager.access.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code honeybee manager user list}. */
@Command(
    name = "list",
    description = "Lists those who may sign in.",
    mixinStandardHelpOptions = true)
final class UserList extends AccessCommand {

  UserList(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) {
    List<User> users = desk.people().list();
    if (users.isEmpty()) {
      console.line(
          "No user yet; 'honeybee manager user add NAME --role admin' makes one, or the page"
              + " /setup of the dashboard.");
      return;
    }
    TextTable table = new TextTable("NAME", "ROLE", "CODES", "PASSWORD OF", "LAST SIGN-IN");
    for (User user : users) {
      table.row(
          user.name(),
          user.role().name().toLowerCase(Locale.ROOT),
          user.hasTotp() ? "yes" : "no",
          TextTable.time(user.passwordAt()),
          user.loginAt().map(TextTable::time).orElse("never"));
    }
    table.lines().forEach(console::line);
  }
}
