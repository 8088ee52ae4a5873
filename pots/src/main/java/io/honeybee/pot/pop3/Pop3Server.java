package io.honeybee.pot.pop3;

import io.honeybee.mail.TlsStart;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotTls;

/**
 * What the sessions of one POP3 server share. Safe for use by any thread.
 *
 * @param banner the text behind {@code +OK}
 * @param apop whether the greeting has a timestamp, so that clients may use APOP
 */
record Pop3Server(
    PotContext context,
    String banner,
    boolean apop,
    LoginDesk desk,
    TlsStart tlsStart,
    PotTls tls) {
  private static final int MAX_BANNER = 200;

  static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:5", LoginPolicy.OPTION.description());
  static final PotOption BANNER =
      new PotOption(
          "banner",
          "Dovecot (Debian) ready.",
          "The greeting behind +OK, at most 200 printable ASCII characters");
  static final PotOption APOP =
      new PotOption(
          "apop",
          "false",
          "Whether the greeting invites clients to log in with APOP, whose hash is then logged:"
              + " true or false");

  static Pop3Server read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    return new Pop3Server(
        context,
        values.printable(BANNER, MAX_BANNER),
        values.flag(APOP),
        new LoginDesk(values.login(LOGIN)),
        TlsStart.read(values),
        new PotTls(context));
  }
}
