package io.honeybee.pot.rdp;

import io.honeybee.ntlm.NtlmHost;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;
import java.util.Random;

/**
 * The options of a Remote Desktop pot.
 *
 * @param nla whether network level authentication is asked for
 * @param host the names of the pretended machine
 */
record RdpSettings(boolean nla, NtlmHost host) {
  static final PotOption SECURITY =
      new PotOption(
          "security",
          "nla",
          "nla asks for network level authentication, as Windows does, and learns the response to"
              + " an NTLM challenge; tls does without, and learns the password of clients that send"
              + " it");
  static final PotOption COMPUTER =
      new PotOption(
          "computer",
          "",
          "The NetBIOS name, 1 to 15 letters, digits and hyphens; when absent, one of the kind that"
              + " Windows makes up. It is another machine than the one with the shell: behind one"
              + " address, as a router's port forwarding has it");
  private static final int NAME_CHARS = 11;
  private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  static RdpSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String computer = values.text(COMPUTER);
    if (!computer.isEmpty() && !computer.matches("[A-Za-z0-9-]{1,15}")) {
      throw new InvalidOptionException(
          COMPUTER.name(), "needs 1 to 15 letters, digits and hyphens");
    }
    boolean nla = values.choice(SECURITY, List.of("nla", "tls")).equals("nla");
    String name = computer.isEmpty() ? madeUp(context.world().seed()) : computer;
    return new RdpSettings(nla, NtlmHost.alone(name, NtlmHost.Build.SERVER_2019));
  }

  /** As set-up names a server: always the same for a node, and never that of another. */
  private static String madeUp(long seed) {
    Random random = new Random(seed ^ 0x5244_5044L);
    StringBuilder name = new StringBuilder("WIN-");
    for (int i = 0; i < NAME_CHARS; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
