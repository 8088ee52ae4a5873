package io.honeybee.pot.sip;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotOption;

/**
 * The options of a SIP pot.
 *
 * @param server the {@code Server} header
 * @param realm what passwords are asked for
 */
record SipSettings(LoginPolicy login, String server, String realm) {
  static final PotOption LOGIN =
      new PotOption(
          "login",
          "never",
          "Who may register: never, any (anybody), or list:USER/PASSWORD,...; a password is only"
              + " known here when it is in the list");
  static final PotOption SERVER =
      new PotOption(
          "server",
          "Asterisk PBX 16.28.0",
          "The Server header, at most 100 printable ASCII characters");
  static final PotOption REALM =
      new PotOption(
          "realm", "asterisk", "The realm, at most 60 printable ASCII characters without \"");

  static SipSettings read(OptionValues values) throws InvalidOptionException {
    LoginPolicy login = values.login(LOGIN);
    boolean known =
        switch (login) {
          case LoginPolicy.Never _, LoginPolicy.Listed _ -> true;
          case LoginPolicy.AnyPassword(boolean rootOnly) -> !rootOnly;
          case LoginPolicy.AfterTries _ -> false;
        };
    if (!known) {
      throw new InvalidOptionException(
          LOGIN.name(), "must be never, any or list:USER/PASSWORD,... for this type");
    }
    String realm = values.printable(REALM, 60);
    if (realm.isEmpty() || realm.contains("\"")) {
      throw new InvalidOptionException(REALM.name(), "needs a text without \"");
    }
    return new SipSettings(login, values.printable(SERVER, 100), realm);
  }

  /** Whether a login is let in. */
  boolean admits(DigestLogin login) {
    return switch (this.login) {
      case LoginPolicy.Never() -> false;
      case LoginPolicy.AnyPassword _ -> !login.user().isEmpty();
      case LoginPolicy.AfterTries _ -> false;
      case LoginPolicy.Listed(var credentials) ->
          credentials.stream()
              .anyMatch(c -> c.user().equals(login.user()) && login.isOf(c.password()));
    };
  }
}
