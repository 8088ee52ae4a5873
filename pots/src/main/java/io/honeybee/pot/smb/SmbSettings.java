package io.honeybee.pot.smb;

import io.honeybee.ntlm.NtlmHost;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The options of an SMB pot, and what its sessions share. Any thread.
 *
 * @param host what NTLM says
 * @param shares in the order in which they are listed
 * @param guest whether those without an account are let in
 * @param smb1 whether SMB 1 is spoken
 * @param unpatched whether the machine lacks the patch of MS17-010
 * @param keptBytes how much of the uploaded files all sessions keep to be read again
 */
record SmbSettings(
    Personality personality,
    NtlmHost host,
    String workgroup,
    List<Share> shares,
    boolean guest,
    LoginDesk logins,
    boolean smb1,
    boolean unpatched,
    AtomicLong keptBytes) {
  static final PotOption PERSONALITY =
      new PotOption(
          "personality",
          "samba",
          "What it claims to be: samba (4.17 of Debian 12, under the node's host name), windows"
              + " (Server 2019) or windows7 (Service Pack 1)");
  static final PotOption COMPUTER =
      new PotOption(
          "computer",
          "",
          "The NetBIOS name, 1 to 15 letters, digits and hyphens; when absent, the host name of the"
              + " pretended system, and for Windows one of the kind that it makes up");
  static final PotOption WORKGROUP =
      new PotOption("workgroup", "WORKGROUP", "1 to 15 letters, digits and hyphens");
  static final PotOption SHARES =
      new PotOption(
          "shares",
          "",
          "The names of up to 6 shares that guests read and write, each 1 to 24 letters, digits,"
              + " spaces, hyphens and underscores, separated by commas; when absent, one that is"
              + " made up");
  static final PotOption GUEST =
      new PotOption(
          "guest",
          "true",
          "true lets those in who give no password, or call themselves guest; false does not");
  static final PotOption LOGIN =
      new PotOption(
          LoginPolicy.OPTION.name(),
          "never",
          "Who else gets in: never, any (anybody with any password but an empty one), root, after:N"
              + " or list:USER/PASSWORD,... as elsewhere; an answer to an NTLM challenge can be"
              + " checked only against a listed password");
  static final PotOption SMB1 =
      new PotOption(
          "smb1", "true", "true speaks SMB 1, which most attacks begin with; false refuses it");
  static final PotOption MS17_010 =
      new PotOption(
          "ms17_010",
          "patched",
          "patched or unpatched: how probes for the hole that EternalBlue uses are answered");

  private static final String NAME = "[A-Za-z0-9-]{1,15}";
  private static final int MADE_UP_CHARS = 11;
  private static final int MAX_SHARES = 6;
  private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final List<String> MADE_UP_SHARES =
      List.of("public", "data", "share", "files", "scans", "backup", "transfer", "documents");

  static SmbSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String chosen =
        values.choice(PERSONALITY, Personality.ALL.stream().map(Personality::name).toList());
    Personality personality =
        Personality.ALL.stream().filter(p -> p.name().equals(chosen)).findFirst().orElseThrow();
    return new SmbSettings(
        personality,
        host(context, personality),
        named(values, WORKGROUP, "").toUpperCase(Locale.ROOT),
        shares(context, personality),
        values.flag(GUEST),
        new LoginDesk(values.login(LOGIN)),
        values.flag(SMB1),
        values.choice(MS17_010, List.of("patched", "unpatched")).equals("unpatched"),
        new AtomicLong(Limits.KEPT_BYTES));
  }

  private static String named(OptionValues values, PotOption option, String absent)
      throws InvalidOptionException {
    String name = values.text(option);
    if (!name.isEmpty() && !name.matches(NAME)) {
      throw new InvalidOptionException(option.name(), "needs 1 to 15 letters, digits and hyphens");
    }
    return name.isEmpty() ? absent : name;
  }

  private static NtlmHost host(PotContext context, Personality personality)
      throws InvalidOptionException {
    if (personality.windows()) {
      String name = named(context.values(), COMPUTER, madeUp(context.world().seed()));
      return NtlmHost.alone(name, personality.build());
    }
    String name = named(context.values(), COMPUTER, context.world().hostName());
    NtlmHost alone = NtlmHost.alone(name, personality.build());
    return new NtlmHost(
        alone.computer(), alone.domain(), name.toLowerCase(Locale.ROOT), "", alone.build());
  }

  /** As set-up names a workstation or a server: always the same for a node. */
  private static String madeUp(long seed) {
    Random random = new Random(seed ^ 0x5244_5044L);
    StringBuilder name = new StringBuilder("WIN-");
    for (int i = 0; i < MADE_UP_CHARS; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }

  private static List<Share> shares(PotContext context, Personality personality)
      throws InvalidOptionException {
    List<String> names = context.values().list(SHARES);
    boolean valid = names.stream().allMatch(n -> n.matches("[A-Za-z0-9 _-]{1,24}"));
    if (names.size() > MAX_SHARES || !valid) {
      throw new InvalidOptionException(
          SHARES.name(),
          "needs at most 6 names of 1 to 24 letters, digits, spaces, hyphens and underscores");
    }
    if (names.isEmpty()) {
      Random random = new Random(context.world().seed() ^ 0x534D_4232L);
      names = List.of(MADE_UP_SHARES.get(random.nextInt(MADE_UP_SHARES.size())));
    }
    List<Share> shares = new ArrayList<>(personality.hiddenShares());
    String folder = personality.windows() ? "C:\\Shares\\" : "C:\\srv\\samba\\";
    for (String name : names) {
      shares.add(new Share(name, Share.Kind.DISK, "", folder + name));
    }
    String ipcPath = personality.windows() ? "" : "C:\\tmp";
    shares.add(new Share(Share.IPC, Share.Kind.PIPES, personality.ipcComment(), ipcPath));
    return List.copyOf(shares);
  }
}
