/**
 * TCP servers with limits of connections, bytes and time.
 *
 * <p>Entry type: {@link io.honeybee.runtime.net.TcpServer}. One virtual thread owns one connection
 * and writes blocking code.
 */
@NullMarked
package io.honeybee.runtime.net;

import org.jspecify.annotations.NullMarked;
