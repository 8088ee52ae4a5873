package io.honeybee.pot.telnet;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;

/**
 * The options of a Telnet pot.
 *
 * @param personality whose server it seems to be
 * @param banner the line before the login, without its end
 */
record TelnetSettings(LoginPolicy login, TelnetPersonality personality, String banner) {
  static final PotOption PERSONALITY =
      new PotOption(
          "personality",
          TelnetPersonality.BUSYBOX_ROUTER.label(),
          "Whose server it seems to be: busybox-router (a home router that has the server of the"
              + " SSH pot behind it) or debian (that server itself)");
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
    String label = context.options().getOrDefault(PERSONALITY.name(), PERSONALITY.defaultValue());
    TelnetPersonality personality =
        TelnetPersonality.of(label)
            .orElseThrow(
                () ->
                    new InvalidOptionException(
                        PERSONALITY.name(),
                        "is one of " + String.join(", ", TelnetPersonality.labels())));
    String banner = context.options().getOrDefault(BANNER.name(), "");
    boolean printable = banner.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (banner.length() > MAX_BANNER || !printable) {
      throw new InvalidOptionException(
          BANNER.name(), "needs at most " + MAX_BANNER + " printable ASCII characters");
    }
    return new TelnetSettings(
        LoginPolicy.parse(login),
        personality,
        banner.isEmpty() ? personality.banner(context) : banner);
  }
}
