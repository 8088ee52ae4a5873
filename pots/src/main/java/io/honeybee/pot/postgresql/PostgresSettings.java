package io.honeybee.pot.postgresql;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import java.util.List;

/**
 * The options of a PostgreSQL pot.
 *
 * @param version such as {@code 15.20 (Debian 15.20-0+deb12u1)}
 * @param databases that are shown beside the system's own
 */
record PostgresSettings(
    LoginPolicy login, AuthMethod authMethod, String version, boolean tls, List<String> databases) {
  static final PotOption LOGIN =
      new PotOption(LoginPolicy.OPTION.name(), "after:3", LoginPolicy.OPTION.description());
  static final PotOption AUTH_METHOD =
      new PotOption(
          "auth_method",
          "password",
          "How clients log in: password (in clear), md5 (a hash for crackers), scram-sha-256 (an"
              + " exchange; nobody gets in)");
  static final PotOption VERSION =
      new PotOption(
          "version",
          "",
          "The version it says, 1..60 characters; when absent, 15.20 as packaged for the pretended system");
  static final PotOption TLS =
      new PotOption("tls", "true", "Whether TLS is offered, true or false");
  static final PotOption DATABASES =
      new PotOption(
          "databases", "", "Names of databases to show, separated by commas; when absent, one");

  /** The errors are those of this version: file, line and routine in them. */
  private static final String NUMBER = "15.20";

  private static final int MAX_VERSION = 60;
  private static final int MAX_DATABASES = 50;
  private static final List<String> USUAL =
      List.of("app", "gitlabhq_production", "nextcloud", "odoo", "metabase", "grafana", "wiki");

  /** Ways to log in. */
  enum AuthMethod {
    PASSWORD("password"),
    MD5("md5"),
    SCRAM("scram-sha-256");

    private final String word;

    AuthMethod(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static PostgresSettings read(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    String method = values.choice(AUTH_METHOD, List.of("password", "md5", "scram-sha-256"));
    String version = values.printable(VERSION, MAX_VERSION);
    List<String> names = values.list(DATABASES);
    if (names.size() > MAX_DATABASES || !names.stream().allMatch(n -> n.matches("\\w{1,63}"))) {
      throw new InvalidOptionException(
          DATABASES.name(), "needs at most " + MAX_DATABASES + " names of letters, digits and _");
    }
    if (names.isEmpty()) {
      names = List.of(USUAL.get(Math.floorMod(context.world().seed(), USUAL.size())));
    }
    return new PostgresSettings(
        values.login(LOGIN),
        switch (method) {
          case "md5" -> AuthMethod.MD5;
          case "scram-sha-256" -> AuthMethod.SCRAM;
          default -> AuthMethod.PASSWORD;
        },
        version.isEmpty() ? packaged(context) : version,
        values.flag(TLS),
        names);
  }

  /** Debian 11 has no 15 of its own, but the PostgreSQL project packages it for Debian 11. */
  private static String packaged(PotContext context) {
    boolean bullseye = context.world().distribution().codeName().equals("bullseye");
    return NUMBER + " (Debian " + NUMBER + (bullseye ? "-1.pgdg110+1)" : "-0+deb12u1)");
  }
}
