/**
 * The Telnet honeypot: option negotiation, a login, and the pretended shell. By default it shows
 * the home router in front of the node's server, as if its Telnet port and the server's SSH port
 * were reached by one public address: the router has the server's gateway as its address, and each
 * is in the other's ARP table.
 *
 * <p>Entry type: {@link io.honeybee.pot.telnet.TelnetPotType}. One virtual thread owns one
 * connection.
 */
@NullMarked
package io.honeybee.pot.telnet;

import org.jspecify.annotations.NullMarked;
