package io.honeybee.pot.ldap;

import io.honeybee.pot.EventField;
import io.honeybee.pot.EventType;
import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.OptionValues;
import io.honeybee.pot.Pot;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import io.honeybee.pot.TcpPot;
import java.util.List;

/** {@code ldap}. */
public final class LdapPotType implements PotType {
  static final String NAME = "ldap";

  static final EventField DN = new EventField("dn", "the entry it is about", "");
  static final EventField SCOPE = new EventField("scope", "base, one or sub", "");
  static final EventField FILTER =
      new EventField("filter", "the filter, as RFC 4515 writes it", "");
  static final EventField ATTRIBUTES =
      new EventField("attributes", "the attributes that were asked for, as a list", "");
  static final EventField OPERATION =
      new EventField("operation", "add, modify, delete, rename, compare or extended", "");

  static final EventType SEARCH =
      EventType.of("search.request", "The directory was searched.", DN, SCOPE, FILTER, ATTRIBUTES);
  static final EventType REQUEST =
      EventType.of("operation.request", "Another operation was asked for.", OPERATION, DN);

  private static final PotOption LOGIN =
      new PotOption(
          LoginPolicy.OPTION.name(),
          "after:3",
          LoginPolicy.OPTION.description() + "; the user of cn=admin,dc=... is admin");
  private static final PotOption PERSONALITY =
      new PotOption(
          "personality",
          LdapPersonality.OPENLDAP.label(),
          "Whose server it seems to be: openldap (2.5 of Debian 12) or active-directory (Windows"
              + " Server 2019)");
  private static final PotOption DOMAIN =
      new PotOption(
          "domain",
          "",
          "The domain of the directory, such as example.com; when absent, that of a server whose"
              + " operator named none");
  private static final int MAX_DOMAIN = 100;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "LDAP directory (OpenLDAP or Active Directory) with StartTLS; logs every bind and search";
  }

  @Override
  public int defaultPort() {
    return 3890;
  }

  @Override
  public List<PotOption> options() {
    return List.of(LOGIN, PERSONALITY, DOMAIN);
  }

  @Override
  public List<EventType> eventTypes() {
    return List.of(
        EventType.CONNECT,
        EventType.CLIENT_TLS,
        EventType.LOGIN_SUCCESS.with(DN, EventField.METHOD),
        EventType.LOGIN_FAILED.with(DN, EventField.METHOD, EventField.HASH, EventField.DATA),
        SEARCH,
        REQUEST,
        EventType.CLOSED);
  }

  @Override
  public Pot create(PotContext context) throws InvalidOptionException {
    OptionValues values = context.values();
    LdapPersonality personality =
        LdapPersonality.of(values.choice(PERSONALITY, LdapPersonality.labels()));
    String domain = values.text(DOMAIN);
    if (domain.length() > MAX_DOMAIN || !domain.matches("([A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*)?")) {
      throw new InvalidOptionException(DOMAIN.name(), "needs a domain name such as example.com");
    }
    LdapServer server =
        new LdapServer(
            context,
            personality,
            domain.isEmpty() ? personality.domain() : domain,
            values.login(LOGIN));
    return new TcpPot(context, NAME, session -> new LdapSession(server, session).run());
  }
}
