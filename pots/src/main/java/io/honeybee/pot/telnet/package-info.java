/**
 * The Telnet honeypot: option negotiation, a login, and the pretended shell.
 *
 * <p>Entry type: {@link io.honeybee.pot.telnet.TelnetPotType}. One virtual thread owns one
 * connection.
 */
@NullMarked
package io.honeybee.pot.telnet;

import org.jspecify.annotations.NullMarked;
