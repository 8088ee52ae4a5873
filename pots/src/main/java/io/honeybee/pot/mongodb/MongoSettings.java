package io.honeybee.pot.mongodb;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a MongoDB pot.
 *
 * @param open whether all is allowed without a login
 * @param version such as 4.4.29
 * @param databases that hold something
 */
record MongoSettings(boolean open, LoginPolicy login, String version, List<String> databases) {
  static final PotOption ACCESS =
      new PotOption(
          "access", "open", "open (all is allowed without a login) or login (as after --auth)");
  static final PotOption LOGIN =
      new PotOption(
          LoginPolicy.OPTION.name(),
          "never",
          "Who gets in: never, or list:USER/PASSWORD,...; the others, root, any and after:N, only"
              + " with PLAIN, since SCRAM needs a server that knows the password");
  static final PotOption VERSION =
      new PotOption(
          "version",
          "4.4.29",
          "The version it says, MAJOR.MINOR.PATCH; up to 5.0 old clients are answered, too");
  static final PotOption DATABASES =
      new PotOption(
          "databases",
          "",
          "Names of databases with a few documents, separated by commas; when absent, some");

  private static final int MAX_DATABASES = 20;
  private static final List<String> USUAL =
      List.of("customers", "shop", "app", "users_prod", "crm", "billing");

  static MongoSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String version = values.text(VERSION);
    if (!version.matches("[3-9]\\.\\d{1,2}\\.\\d{1,3}")) {
      throw new InvalidOptionException(
          VERSION.name(), "'" + version + "' is not MAJOR.MINOR.PATCH");
    }
    List<String> names = values.list(DATABASES);
    if (names.size() > MAX_DATABASES || !names.stream().allMatch(n -> n.matches("\\w{1,63}"))) {
      throw new InvalidOptionException(
          DATABASES.name(), "needs at most " + MAX_DATABASES + " names of letters, digits and _");
    }
    if (names.isEmpty()) {
      int first = Math.floorMod(context.world().seed(), USUAL.size());
      names = List.of(USUAL.get(first), USUAL.get((first + 2) % USUAL.size()));
    }
    return new MongoSettings(
        values.choice(ACCESS, List.of("open", "login")).equals("open"),
        values.login(LOGIN),
        version,
        names);
  }

  /** What drivers call the protocol's version. */
  int wireVersion() {
    return switch (version.charAt(0)) {
      case '3' -> 6;
      case '4' -> 9;
      case '5' -> 13;
      case '6' -> 17;
      default -> 21;
    };
  }

  /** Whether commands may come in OP_QUERY, beside the greeting. */
  boolean answersOldClients() {
    return version.charAt(0) < '6';
  }
}
