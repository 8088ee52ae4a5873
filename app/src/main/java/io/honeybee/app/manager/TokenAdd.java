package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.DurationConverter;
import io.honeybee.manager.access.AccessFault;
import io.honeybee.manager.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager token add}. */
@Command(
    name = "add",
    description = "Makes a token and prints it, once.",
    mixinStandardHelpOptions = true)
final class TokenAdd extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "Whose or what for.")
  String name = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "viewer",
      description =
          "viewer sees, operator sends commands, admin decides who comes in"
              + " (default: ${DEFAULT-VALUE}).")
  Role role = Role.VIEWER;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "When it ends, such as 12h or 90d (default: never).")
  @Nullable Duration lifetime;

  TokenAdd(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    String token = desk.tokens().add(desk.actor(), name, role, Optional.ofNullable(lifetime));
    console.complain(
        "Token " + name + " (" + role.name().toLowerCase(Locale.ROOT) + "); it is shown only now:");
    console.line(token);
  }
}
