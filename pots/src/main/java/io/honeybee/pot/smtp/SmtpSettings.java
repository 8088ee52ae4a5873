package io.honeybee.pot.smtp;

import io.honeybee.mail.TlsStart;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a mail server.
 *
 * @param product which replies it has
 * @param banner the text behind the code 220; empty for the product's own
 * @param relay whether it takes mail for anywhere from anybody
 */
record SmtpSettings(String product, String banner, LoginPolicy login, TlsStart tls, boolean relay) {
  private static final int MAX_BANNER = 400;

  private static final PotOption PERSONALITY =
      new PotOption("personality", "postfix", "Which product it is: postfix or exim");
  private static final PotOption BANNER =
      new PotOption(
          "banner",
          "",
          "The greeting behind its code 220, at most 400 printable ASCII characters; when absent,"
              + " that of the personality with the host name of the pretended system");
  private static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:5", LoginPolicy.OPTION.description());
  private static final PotOption RELAY =
      new PotOption(
          "relay",
          "refuse",
          "What becomes of mail for elsewhere from clients without a login: refuse, or accept as"
              + " an open relay does; it is captured and never sent on");

  static final List<PotOption> OPTIONS =
      List.of(PERSONALITY, BANNER, LOGIN, RELAY, TlsStart.OPTION);

  static SmtpSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    return new SmtpSettings(
        values.choice(PERSONALITY, List.of("postfix", "exim")),
        values.printable(BANNER, MAX_BANNER),
        values.login(LOGIN),
        TlsStart.read(values),
        values.choice(RELAY, List.of("refuse", "accept")).equals("accept"));
  }
}
