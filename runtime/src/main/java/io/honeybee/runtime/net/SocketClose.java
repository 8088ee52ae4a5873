package io.honeybee.runtime.net;

import java.io.IOException;
import java.net.Socket;

/** Closes sockets where nobody can do anything about a failure. */
final class SocketClose {
  private SocketClose() {}

  static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The peer is gone already.
    }
  }
}
