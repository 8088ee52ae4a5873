package io.honeybee.pot.http;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotOption;

/**
 * The options of a web server.
 *
 * @param server how it names itself; empty for what the personality says
 */
record HttpSettings(String personality, String server, LoginPolicy login) {
  static final PotOption PERSONALITY =
      new PotOption(
          "personality",
          "nginx",
          "What it pretends to be: " + String.join(", ", Personality.NAMES));
  static final PotOption SERVER =
      new PotOption(
          "server",
          "",
          "The Server header, at most 200 printable ASCII characters; when absent, that of the"
              + " personality on the pretended system");
  static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "never", LoginPolicy.OPTION.description());
  private static final int MAX_SERVER = 200;

  static HttpSettings read(OptionValues values) throws InvalidOptionException {
    return new HttpSettings(
        values.choice(PERSONALITY, Personality.NAMES),
        values.printable(SERVER, MAX_SERVER),
        values.login(LOGIN));
  }
}
