/**
 * The tripwire: listens on any number of TCP ports, says nothing (or a banner), and logs what comes
 * first, what protocol that is, and who tries many ports.
 *
 * <p>Entry type: {@link io.honeybee.pot.tcp.TcpPortPotType}. One virtual thread owns one
 * connection.
 */
@NullMarked
package io.honeybee.pot.tcp;

import org.jspecify.annotations.NullMarked;
