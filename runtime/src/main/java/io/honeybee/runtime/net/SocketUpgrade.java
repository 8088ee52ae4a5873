package io.honeybee.runtime.net;

import java.io.IOException;
import java.net.Socket;

/** Turns an accepted plain socket into the one to speak on: the TLS handshake, or nothing. */
@FunctionalInterface
public interface SocketUpgrade {

  /** Leaves the socket as it is. */
  SocketUpgrade NONE = socket -> socket;

  /**
   * Runs on the connection's own thread, with the server's idle limit as read timeout. The server
   * closes the socket when it takes too long in all.
   *
   * @throws IOException when the handshake failed; the message names the cause in one line
   */
  Socket upgrade(Socket accepted) throws IOException;
}
