package io.honeybee.runtime.net;

import java.io.IOException;

/** Serves one connection on the virtual thread that owns it. */
@FunctionalInterface
public interface ConnectionHandler {

  /**
   * Serves the connection and returns when it is over; the server then closes it.
   *
   * @throws IOException when the peer went away or misbehaved; counted and logged at debug
   */
  void handle(TcpConnection connection) throws IOException;
}
