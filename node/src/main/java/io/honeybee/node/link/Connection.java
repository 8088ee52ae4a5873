package io.honeybee.node.link;

import java.io.IOException;
import java.net.Socket;

/**
 * A connection to the manager, after the TLS handshake if there is one.
 *
 * @param raw the TCP socket
 * @param socket the one to speak on; {@code raw} itself without TLS
 * @param encrypted whether it is TLS
 * @param verified whether the manager's certificate was verified
 */
record Connection(Socket raw, Socket socket, boolean encrypted, boolean verified)
    implements AutoCloseable {

  /**
   * Closes at once: the TCP socket goes first, since closing a TLS socket would wait for a write
   * that is stuck. Any thread.
   */
  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException ignored) {
      // Nothing is left to do for a socket that does not even close.
    }
  }
}
