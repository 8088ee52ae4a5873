/**
 * A Microsoft SQL Server, as far as attackers use one: the pre-login with TLS inside its packets,
 * logins with their passwords, and believable answers to what intruders send first. Protocol:
 * [MS-TDS], versions 7.0 to 7.4.
 *
 * <p>Entry type: {@link io.honeybee.pot.mssql.MsSqlPotType}. One virtual thread owns one
 * connection; what connections share is immutable or says otherwise.
 */
@NullMarked
package io.honeybee.pot.mssql;

import org.jspecify.annotations.NullMarked;
