package io.honeybee.pot.redis;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a Redis pot.
 *
 * @param needsPassword whether nothing is answered before a login
 * @param version as INFO and HELLO say it
 * @param protectedConfigs whether {@code CONFIG SET dir} and its like are refused, as they are by
 *     default since 7.0
 */
record RedisSettings(
    boolean needsPassword, LoginPolicy login, String version, boolean protectedConfigs) {
  static final PotOption AUTH =
      new PotOption(
          "auth",
          "none",
          "Whether a login is needed first: none (anybody may do anything) or password");
  static final PotOption LOGIN =
      new PotOption(
          LoginPolicy.OPTION.name(),
          "after:3",
          LoginPolicy.OPTION.description()
              + "; the user of a password alone is 'default', and with auth=none only that user's"
              + " absence of a password is told");
  static final PotOption VERSION =
      new PotOption("version", "7.0.15", "The version it claims to be, 7.0.0..7.0.15");
  static final PotOption PROTECTED =
      new PotOption(
          "protected_configs",
          "false",
          "Whether CONFIG SET refuses dir and dbfilename, as a fresh installation does: true or"
              + " false; attackers go on when it does not");

  private static final int MAX_PATCH = 15;
  private static final String SERIES = "7.0.";

  static RedisSettings read(OptionValues values) throws InvalidOptionException {
    String version = values.text(VERSION);
    if (!version.matches("7\\.0\\.[0-9]{1,2}")
        || Integer.parseInt(version.substring(SERIES.length())) > MAX_PATCH) {
      throw new InvalidOptionException(VERSION.name(), "is one of 7.0.0..7.0.15");
    }
    return new RedisSettings(
        values.choice(AUTH, List.of("none", "password")).equals("password"),
        values.login(LOGIN),
        version,
        values.flag(PROTECTED));
  }
}
