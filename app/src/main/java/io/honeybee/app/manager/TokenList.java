package io.honeybee.app.manager;

import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.TextTable;
import io.honeybee.manager.access.Token;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code honeybee manager token list}. */
@Command(
    name = "list",
    description = "Lists the tokens; what they are made of is kept nowhere.",
    mixinStandardHelpOptions = true)
final class TokenList extends AccessCommand {

  TokenList(Console console, Path home) {
    super(console, home);
  }

  @Override
  void run(AccessDesk desk) {
    List<Token> tokens = desk.tokens().list();
    if (tokens.isEmpty()) {
      console.line("No token yet; the manager makes one when it first starts.");
      return;
    }
    Instant now = clock.instant();
    TextTable table = new TextTable("NAME", "ROLE", "CREATED", "EXPIRES", "LAST USED");
    for (Token token : tokens) {
      table.row(
          token.name(),
          token.role().name().toLowerCase(Locale.ROOT),
          TextTable.time(token.createdAt()),
          token.isExpired(now) ? "EXPIRED" : token.expiresAt().map(TextTable::time).orElse("never"),
          token.usedAt().map(TextTable::time).orElse("never"));
    }
    table.lines().forEach(console::line);
  }
}
