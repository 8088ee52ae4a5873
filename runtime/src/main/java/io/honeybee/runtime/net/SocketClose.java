package io.honeybee.runtime.net;

import java.io.IOException;
import java.net.Socket;

/** Closes sockets where nobody can do anything about a failure. */
final class SocketClose {
  private SocketClose() {}

  /** So that the end cannot be taken for one that went well, and the system keeps nothing of it. */
  static void withReset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException ignored) {
      // The peer is gone already.
    }
  }

  static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The peer is gone already.
    }
  }
}
