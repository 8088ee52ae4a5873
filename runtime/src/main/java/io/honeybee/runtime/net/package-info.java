/**
 * TCP and UDP servers with limits of connections, bytes, packets and time.
 *
 * <p>Entry types: {@link io.honeybee.runtime.net.TcpServer} and {@link
 * io.honeybee.runtime.net.UdpServer}. One virtual thread owns one connection, or one UDP socket,
 * and writes blocking code.
 */
@NullMarked
package io.honeybee.runtime.net;

import org.jspecify.annotations.NullMarked;
