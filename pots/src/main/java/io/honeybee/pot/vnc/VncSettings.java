package io.honeybee.pot.vnc;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a VNC pot.
 *
 * @param admitted passwords that are let in; those of {@link #ANY} when it holds that
 * @param version as the server announces it, such as {@code 003.008}
 * @param desktop the name of the desktop
 */
record VncSettings(List<String> admitted, String version, String desktop) {
  static final String ANY = "*";
  static final PotOption LOGIN =
      new PotOption(
          "login",
          "never",
          "Who gets in: never, any, or list:PASSWORD,... (VNC has no user names, and eight"
              + " characters of a password count)");
  static final PotOption VERSION =
      new PotOption("version", "003.008", "The protocol: 003.003, 003.007 or 003.008");
  static final PotOption DESKTOP =
      new PotOption(
          "desktop",
          "",
          "The desktop's name, at most 100 printable ASCII characters; when absent, made from the"
              + " host name");
  private static final String LIST = "list:";
  private static final int MAX_DESKTOP = 100;

  static VncSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String desktop = values.printable(DESKTOP, MAX_DESKTOP);
    return new VncSettings(
        admitted(values.text(LOGIN)),
        values.choice(VERSION, List.of("003.003", "003.007", "003.008")),
        desktop.isEmpty() ? context.world().hostName() + ":0" : desktop);
  }

  private static List<String> admitted(String login) throws InvalidOptionException {
    if (login.equals("never")) {
      return List.of();
    }
    if (login.equals("any")) {
      return List.of(ANY);
    }
    if (login.startsWith(LIST) && login.length() > LIST.length()) {
      return List.of(login.substring(LIST.length()).split("\\s*,\\s*", -1));
    }
    throw new InvalidOptionException(
        LOGIN.name(), "'" + login + "' is none of never, any, list:PASSWORD,...");
  }
}
