package io.honeybee.pot.mysql;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.EventType;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.SessionEvents;
import io.honeybee.sql.SqlStatement;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captures programs that come as hexadecimal digits inside SQL, the usual way to bring a library of
 * functions to a server: {@code SELECT 0x7f454c46... INTO DUMPFILE '/usr/lib/mysql/plugin/x.so'}.
 *
 * <p>Thread rule: the connection's own thread. Memory: half of the statement's bytes.
 */
final class Libraries {
  private static final int MIN_DIGITS = 128;
  private static final int MAX_FILES = 16;
  private static final Pattern DIGITS = Pattern.compile("(?i)(?:0x|x'|unhex\\(')([0-9a-f]{128,}+)");
  private static final Pattern TARGET =
      Pattern.compile("(?i)into (?:dumpfile|outfile) ?['\"]([^'\"]{1,1024})");

  private final PotContext context;
  private final SessionEvents events;

  Libraries(PotContext context, SessionEvents events) {
    this.context = context;
    this.events = events;
  }

  /** Looks a statement through; most hold nothing of the kind. */
  void watch(SqlStatement statement) {
    String sql = statement.plain();
    if (sql.length() < MIN_DIGITS) {
      return;
    }
    Matcher target = TARGET.matcher(sql);
    boolean toFile = target.find();
    String name = toFile ? target.group(1) : "";
    Matcher digits = DIGITS.matcher(sql);
    for (int files = 0; files < MAX_FILES && digits.find(); files++) {
      String hex = digits.group(1);
      if (toFile || isProgram(hex.substring(0, 8).toLowerCase(Locale.ROOT))) {
        byte[] content = HexFormat.of().parseHex(hex.substring(0, hex.length() & ~1));
        events.report(
            EventType.FILE_UPLOAD.verb(),
            new EventFields().text("filename", name).captured(context.captures().keep(content)));
      }
    }
  }

  /** Whether it begins as ELF or as a Windows program does. */
  private static boolean isProgram(String firstDigits) {
    return firstDigits.equals("7f454c46") || firstDigits.startsWith("4d5a");
  }
}
