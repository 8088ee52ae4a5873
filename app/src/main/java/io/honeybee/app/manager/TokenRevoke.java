package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.manager.access.AccessFault;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager token revoke}. */
@Command(
    name = "revoke",
    description = "Ends a token; a running manager refuses it at once.",
    mixinStandardHelpOptions = true)
final class TokenRevoke extends AccessCommand {
  @Parameters(paramLabel = "NAME", description = "The token's name.")
  String name = "";

  TokenRevoke(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) throws AccessFault {
    desk.tokens().revoke(desk.actor(), name);
    console.line("Revoked the token " + name + ".");
  }
}
