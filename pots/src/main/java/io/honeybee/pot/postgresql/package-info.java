/**
 * A PostgreSQL server, as far as attackers use one: every way to log in, both query protocols, and
 * believable answers to what they ask first. Protocol: PostgreSQL 15 documentation, chapter 55.
 *
 * <p>Entry type: {@link io.honeybee.pot.postgresql.PostgresPotType}. One virtual thread owns one
 * connection; what connections share is immutable or says otherwise.
 */
@NullMarked
package io.honeybee.pot.postgresql;

import org.jspecify.annotations.NullMarked;
