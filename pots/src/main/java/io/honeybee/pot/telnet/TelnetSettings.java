package io.honeybee.pot.telnet;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;

/**
 * The options of a Telnet pot.
 *
 * @param banner the line before the login, without its end
 */
record TelnetSettings(LoginPolicy login, String banner) {
  static final PotOption BANNER =
      new PotOption(
          "banner",
          "",
          "The line shown before the login, at most 200 printable ASCII characters; when absent,"
              + " that of the pretended system");
  private static final int MAX_BANNER = 200;

  static TelnetSettings read(PotContext context) throws InvalidOptionException {
    String login =
        context
            .options()
            .getOrDefault(LoginPolicy.OPTION.name(), LoginPolicy.OPTION.defaultValue());
    String own = "Debian GNU/Linux " + context.world().distribution().version();
    String banner = context.options().getOrDefault(BANNER.name(), "");
    boolean printable = banner.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (banner.length() > MAX_BANNER || !printable) {
      throw new InvalidOptionException(
          BANNER.name(), "needs at most " + MAX_BANNER + " printable ASCII characters");
    }
    return new TelnetSettings(LoginPolicy.parse(login), banner.isEmpty() ? own : banner);
  }
}
