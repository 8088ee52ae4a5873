/**
 * A directory server, OpenLDAP or Active Directory by its answers, with a small directory that
 * agrees with the machine's people.
 *
 * <p>Entry type: {@link io.honeybee.pot.ldap.LdapPotType}. Each session is served by the thread of
 * its connection; what sessions share is immutable.
 */
@NullMarked
package io.honeybee.pot.ldap;

import org.jspecify.annotations.NullMarked;
