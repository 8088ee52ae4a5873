package io.honeybee.pot.mysql;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a MySQL pot.
 *
 * @param authPlugin how clients are made to log in
 * @param databases that are shown beside the system's own
 */
record MySqlSettings(
    LoginPolicy login,
    Personality personality,
    String authPlugin,
    boolean tls,
    List<String> databases) {
  static final PotOption PERSONALITY =
      new PotOption(
          "personality",
          "mariadb",
          "What it is: mariadb (as the pretended system's package) or mysql8");
  static final PotOption VERSION =
      new PotOption(
          "version", "", "The version it says, 1..60 characters; when absent, the personality's");
  static final PotOption AUTH_PLUGIN =
      new PotOption(
          "auth_plugin",
          "",
          "How clients log in: mysql_native_password, caching_sha2_password (gives passwords in"
              + " clear), mysql_clear_password (so does it; few clients agree); when absent, the"
              + " personality's");
  static final PotOption TLS =
      new PotOption("tls", "", "Whether TLS is offered, true or false; when absent, as usual");
  static final PotOption DATABASES =
      new PotOption(
          "databases", "", "Names of databases to show, separated by commas; when absent, some");

  private static final String DEFAULT_MYSQL = "8.0.43";
  private static final int MAX_VERSION = 60;
  private static final int MAX_DATABASES = 50;
  private static final List<String> USUAL =
      List.of("wordpress", "shop", "crm", "billing", "nextcloud", "app_prod", "magento", "wiki");

  static MySqlSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    Personality personality = personality(context, values);
    String plugin = values.text(AUTH_PLUGIN);
    if (plugin.isEmpty()) {
      plugin = personality.authPlugin();
    } else {
      plugin =
          values.choice(
              AUTH_PLUGIN, List.of(Personality.NATIVE, Personality.SHA2, Personality.CLEAR));
    }
    boolean tls = values.text(TLS).isEmpty() ? personality.tls() : values.flag(TLS);
    return new MySqlSettings(
        values.login(LoginPolicy.OPTION), personality, plugin, tls, databases(context, values));
  }

  private static Personality personality(PotContext context, OptionValues values)
      throws InvalidOptionException {
    String kind = values.choice(PERSONALITY, Personality.NAMES);
    String version = values.printable(VERSION, MAX_VERSION);
    if (kind.equals("mysql8")) {
      return Personality.mysql8(version.isEmpty() ? DEFAULT_MYSQL : version);
    }
    var distribution = context.world().distribution();
    return Personality.mariadb(
        version.isEmpty() ? Personality.packaged(distribution) : version, distribution);
  }

  private static List<String> databases(PotContext context, OptionValues values)
      throws InvalidOptionException {
    List<String> names = values.list(DATABASES);
    if (names.size() > MAX_DATABASES || !names.stream().allMatch(n -> n.matches("\\w{1,64}"))) {
      throw new InvalidOptionException(
          DATABASES.name(), "needs at most " + MAX_DATABASES + " names of letters, digits and _");
    }
    if (!names.isEmpty()) {
      return names;
    }
    int first = Math.floorMod(context.world().seed(), USUAL.size());
    List<String> own = new ArrayList<>();
    own.add(USUAL.get(first));
    own.add(USUAL.get((first + 3) % USUAL.size()));
    return List.copyOf(own);
  }
}
