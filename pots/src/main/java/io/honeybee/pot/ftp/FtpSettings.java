package io.honeybee.pot.ftp;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a file server.
 *
 * @param product which replies it has
 * @param banner the text behind the code 220; empty for the product's own
 * @param anonymous whether anybody gets in as {@code anonymous} or {@code ftp}
 * @param tls whether AUTH TLS is understood
 * @param passive where data connections are awaited
 */
record FtpSettings(
    String product,
    String banner,
    LoginPolicy login,
    boolean anonymous,
    boolean tls,
    PortRange passive) {
  private static final int MAX_BANNER = 400;

  private static final PotOption PERSONALITY =
      new PotOption("personality", "vsftpd", "Which product it is: vsftpd or proftpd");
  private static final PotOption BANNER =
      new PotOption(
          "banner",
          "",
          "The greeting behind its code 220, at most 400 printable ASCII characters; when absent,"
              + " that of the personality");
  private static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:5", LoginPolicy.OPTION.description());
  private static final PotOption ANONYMOUS =
      new PotOption(
          "anonymous",
          "true",
          "Whether anonymous logins are let in, with any password: true or false");
  private static final PotOption TLS =
      new PotOption(
          "tls",
          "explicit",
          "Whether clients may ask for TLS with AUTH (RFC 4217): explicit or off");
  private static final PotOption PASSIVE_PORTS =
      new PotOption(
          "passive_ports",
          "",
          "Where data connections are awaited, as FIRST-LAST within 1024..65535; when absent, at any"
              + " free port");

  static final List<PotOption> OPTIONS =
      List.of(PERSONALITY, BANNER, LOGIN, ANONYMOUS, TLS, PASSIVE_PORTS);

  static FtpSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    return new FtpSettings(
        values.choice(PERSONALITY, List.of("vsftpd", "proftpd")),
        values.printable(BANNER, MAX_BANNER),
        values.login(LOGIN),
        values.flag(ANONYMOUS),
        values.choice(TLS, List.of("explicit", "off")).equals("explicit"),
        ports(values.text(PASSIVE_PORTS)));
  }

  private static PortRange ports(String text) throws InvalidOptionException {
    if (text.isEmpty()) {
      return PortRange.ANY;
    }
    if (text.matches("[0-9]{4,5}-[0-9]{4,5}")) {
      int dash = text.indexOf('-');
      int first = Integer.parseInt(text.substring(0, dash));
      int last = Integer.parseInt(text.substring(dash + 1));
      if (first >= PortRange.LOWEST && first <= last && last <= PortRange.HIGHEST) {
        return new PortRange(first, last);
      }
    }
    throw new InvalidOptionException(
        PASSIVE_PORTS.name(), "'" + text + "' is not FIRST-LAST within 1024..65535");
  }
}
