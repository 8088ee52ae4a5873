package io.honeybee.bench.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The attackers' connections, so that a victim that takes nothing keeps no attacker past the end.
 * Safe for use by any thread.
 */
final class OpenSockets {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration READ_LIMIT = Duration.ofSeconds(5);

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * A connection to a loopback port; whoever is given it closes it and then {@link #forget}s it.
   */
  Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    adopt(socket);
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        (int) CONNECT_LIMIT.toMillis());
    return socket;
  }

  void adopt(Socket socket) throws IOException {
    socket.setSoTimeout((int) READ_LIMIT.toMillis());
    open.add(socket);
    if (closed) {
      socket.close();
    }
  }

  void forget(Socket socket) {
    open.remove(socket);
  }

  /** Ends all connections, also those to come. */
  void closeAll() {
    closed = true;
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
