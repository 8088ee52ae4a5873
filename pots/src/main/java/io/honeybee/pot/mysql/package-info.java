/**
 * A MySQL or MariaDB server, as far as attackers use one: every way to log in, and believable
 * answers to what they ask first. Protocol: "Client/Server Protocol" of the MySQL 8.0 internals and
 * of MariaDB's knowledge base.
 *
 * <p>Entry type: {@link io.honeybee.pot.mysql.MySqlPotType}. One virtual thread owns one
 * connection; what connections share is immutable or says otherwise.
 */
@NullMarked
package io.honeybee.pot.mysql;

import org.jspecify.annotations.NullMarked;
