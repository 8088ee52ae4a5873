/**
 * A server from which mail is fetched, with POP3.
 *
 * <p>Entry type: {@link io.honeybee.pot.pop3.Pop3PotType}. Each connection has a thread of its own.
 */
@NullMarked
package io.honeybee.pot.pop3;

import org.jspecify.annotations.NullMarked;
