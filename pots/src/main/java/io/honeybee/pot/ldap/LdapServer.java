package io.honeybee.pot.ldap;

import io.honeybee.pot.LoginDesk;
import io.honeybee.pot.LoginPolicy;
import io.honeybee.pot.PotContext;
import io.honeybee.pot.PotTls;

/** What the sessions of one pot share. Thread rule: safe for use by any thread. */
final class LdapServer {
  private final PotContext context;
  private final LdapPersonality personality;
  private final String domain;
  private final LoginDesk desk;
  private final Directory directory;
  private final PotTls tls;

  LdapServer(PotContext context, LdapPersonality personality, String domain, LoginPolicy login) {
    this.context = context;
    this.personality = personality;
    this.domain = domain;
    this.desk = new LoginDesk(login);
    this.directory = Directory.of(context.world(), personality, domain);
    this.tls = new PotTls(context);
  }

  PotContext context() {
    return context;
  }

  LdapPersonality personality() {
    return personality;
  }

  String domain() {
    return domain;
  }

  LoginDesk desk() {
    return desk;
  }

  Directory directory() {
    return directory;
  }

  PotTls tls() {
    return tls;
  }
}
