package io.honeybee.pot.mssql;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a SQL Server pot.
 *
 * @param tls whether encryption is supported
 * @param databases that are shown beside the system's own
 */
record MsSqlSettings(
    LoginPolicy login, Personality personality, boolean tls, List<String> databases) {
  static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:3", LoginPolicy.OPTION.description());
  static final PotOption PLATFORM =
      new PotOption(
          "platform",
          "linux",
          "What SQL Server 2019 runs on: linux, as the node's other services do, or windows, where"
              + " xp_cmdshell answers");
  static final PotOption BUILD =
      new PotOption("build", "4430", "The build number of version 15.0, 2000..9999");
  static final PotOption TLS =
      new PotOption(
          "tls",
          "true",
          "Whether encryption is supported, true or false; a real server always does");
  static final PotOption DATABASES =
      new PotOption(
          "databases", "", "Names of databases to show, separated by commas; when absent, one");

  private static final int MAX_DATABASES = 50;
  private static final List<String> USUAL =
      List.of("ERP", "Accounting", "CRM_Prod", "Warehouse", "Payroll", "WebShop");

  static MsSqlSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    List<String> names = values.list(DATABASES);
    if (names.size() > MAX_DATABASES || !names.stream().allMatch(n -> n.matches("\\w{1,128}"))) {
      throw new InvalidOptionException(
          DATABASES.name(), "needs at most " + MAX_DATABASES + " names of letters, digits and _");
    }
    if (names.isEmpty()) {
      names = List.of(USUAL.get(Math.floorMod(context.world().seed(), USUAL.size())));
    }
    boolean windows = values.choice(PLATFORM, List.of("linux", "windows")).equals("windows");
    int build = (int) values.number(BUILD, 2_000, 9_999);
    return new MsSqlSettings(
        values.login(LOGIN),
        windows ? Personality.windows(build) : Personality.linux(build),
        values.flag(TLS),
        names);
  }
}
