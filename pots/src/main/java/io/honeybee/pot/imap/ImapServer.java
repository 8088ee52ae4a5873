package io.honeybee.pot.imap;

import io.honeybee.mail.TlsStart;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotTls;

/**
 * What the sessions of one IMAP server share. Safe for use by any thread.
 *
 * @param banner the text behind the capabilities of the greeting
 */
record ImapServer(
    PotContext context, String banner, LoginDesk desk, TlsStart tlsStart, PotTls tls) {
  private static final int MAX_BANNER = 200;

  static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:5", LoginPolicy.OPTION.description());
  static final PotOption BANNER =
      new PotOption(
          "banner",
          "Dovecot (Debian) ready.",
          "The greeting behind its capabilities, at most 200 printable ASCII characters");

  static ImapServer read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    return new ImapServer(
        context,
        values.printable(BANNER, MAX_BANNER),
        new LoginDesk(values.login(LOGIN)),
        TlsStart.read(values),
        new PotTls(context));
  }
}
