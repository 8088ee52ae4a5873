package io.honeybee.pot.ssh;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of an SSH pot.
 *
 * @param authMethods as offered, in order
 */
record SshSettings(LoginPolicy login, Personality personality, List<String> authMethods) {
  static final PotOption BANNER =
      new PotOption(
          "banner",
          "",
          "The identification, SSH-2.0-... of at most 253 printable ASCII characters; when absent,"
              + " that of the pretended system");
  static final PotOption AUTH_METHODS =
      new PotOption(
          "auth_methods",
          "publickey,password,keyboard-interactive",
          "Ways to log in that are offered, in order");
  static final PotOption KEX =
      new PotOption(
          "kex", "", "Key exchanges in order, separated by commas; when absent, the banner's");
  static final PotOption CIPHERS =
      new PotOption(
          "ciphers", "", "Ciphers in order, separated by commas; when absent, the banner's");
  static final PotOption MACS =
      new PotOption("macs", "", "MACs in order, separated by commas; when absent, the banner's");

  private static final int MAX_BANNER = 253;
  private static final List<String> KNOWN_METHODS =
      List.of("publickey", "password", "keyboard-interactive");

  static SshSettings read(PotContext context) throws InvalidOptionException {
    String banner = value(context, BANNER);
    if (banner.isEmpty()) {
      banner = context.world().distribution().sshBanner();
    }
    boolean printable = banner.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (!banner.startsWith("SSH-2.0-") || banner.length() > MAX_BANNER || !printable) {
      throw new InvalidOptionException(
          BANNER.name(),
          "needs to begin with SSH-2.0- and to have at most "
              + MAX_BANNER
              + " printable ASCII characters");
    }
    Personality usual = Personality.of(banner);
    Personality personality =
        new Personality(
            banner,
            list(context, KEX, usual.kex(), Algorithms.KEX),
            list(context, CIPHERS, usual.ciphers(), Algorithms.CIPHERS),
            list(context, MACS, usual.macs(), Algorithms.MACS));
    return new SshSettings(
        LoginPolicy.parse(value(context, LoginPolicy.OPTION)),
        personality,
        list(context, AUTH_METHODS, KNOWN_METHODS, KNOWN_METHODS));
  }

  private static String value(PotContext context, PotOption option) {
    return context.options().getOrDefault(option.name(), option.defaultValue()).strip();
  }

  private static List<String> list(
      PotContext context, PotOption option, List<String> usual, List<String> known)
      throws InvalidOptionException {
    String value = value(context, option);
    if (value.isEmpty()) {
      return usual;
    }
    List<String> names = List.of(value.split("\\s*,\\s*", -1));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InvalidOptionException(
            option.name(), "'" + name + "' is none of " + String.join(", ", known));
      }
    }
    return names;
  }
}
