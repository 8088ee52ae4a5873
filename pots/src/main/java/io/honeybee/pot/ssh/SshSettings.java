package io.honeybee.pot.ssh;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.Collection;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;

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
            list(context, KEX, usual.kex(), names(BuiltinDHFactories.VALUES)),
            list(context, CIPHERS, usual.ciphers(), names(BuiltinCiphers.VALUES)),
            list(context, MACS, usual.macs(), names(BuiltinMacs.VALUES)));
    return new SshSettings(
        LoginPolicy.parse(value(context, LoginPolicy.OPTION)),
        personality,
        list(context, AUTH_METHODS, KNOWN_METHODS, KNOWN_METHODS));
  }

  private static String value(PotContext context, PotOption option) {
    return context.options().getOrDefault(option.name(), option.defaultValue()).strip();
  }

  private static List<String> names(Collection<? extends NamedResource> resources) {
    return resources.stream().map(NamedResource::getName).filter(n -> !n.equals("none")).toList();
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
