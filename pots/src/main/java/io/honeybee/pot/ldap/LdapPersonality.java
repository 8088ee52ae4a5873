package io.honeybee.pot.ldap;

import java.util.List;

/**
 * Whose directory server it seems to be.
 *
 * @param label as the option names it
 * @param longLengths how it writes lengths
 * @param domain that of a server whose operator named none
 * @param anonymousReads whether entries are shown before a login
 * @param wholeRoot whether its root entry shows everything unasked
 * @param speaksNtlm whether GSS-SPNEGO is among its mechanisms
 * @param wrongPassword what it says with the code for invalid credentials
 * @param noVersion2 what it says to protocol version 2; empty when it speaks that too
 */
record LdapPersonality(
    String label,
    boolean longLengths,
    String domain,
    boolean anonymousReads,
    boolean wholeRoot,
    boolean speaksNtlm,
    String wrongPassword,
    String noVersion2) {

  /** OpenLDAP 2.5.13 as Debian 12 installs it. */
  static final LdapPersonality OPENLDAP =
      new LdapPersonality(
          "openldap",
          false,
          "nodomain",
          true,
          false,
          false,
          "",
          "historical protocol version requested, use LDAPv3 instead");

  /** A domain controller of Windows Server 2019. */
  static final LdapPersonality ACTIVE_DIRECTORY =
      new LdapPersonality(
          "active-directory",
          true,
          "corp.local",
          false,
          true,
          true,
          "80090308: LdapErr: DSID-0C090446, comment: AcceptSecurityContext error, data 52e, v4563\0",
          "");

  static final List<LdapPersonality> ALL = List.of(OPENLDAP, ACTIVE_DIRECTORY);

  static List<String> labels() {
    return ALL.stream().map(LdapPersonality::label).toList();
  }

  static LdapPersonality of(String label) {
    return ALL.stream().filter(p -> p.label.equals(label)).findFirst().orElse(OPENLDAP);
  }
}
