package io.honeybee.runtime.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of one listener, all of them bound or none. Immutable; any thread.
 *
 * @param sockets in the order of the addresses
 */
record BoundPorts(List<ServerSocket> sockets) {
  static final BoundPorts NONE = new BoundPorts(List.of());

  private static final Logger LOG = LoggerFactory.getLogger(BoundPorts.class);
  private static final int BACKLOG = 1024;

  /**
   * Binds them.
   *
   * @param name the listener's, for the message
   * @throws IOException when one cannot be had; one sentence for the operator
   */
  static BoundPorts open(String name, List<InetSocketAddress> addresses) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (InetSocketAddress address : addresses) {
        sockets.add(bind(name, address));
      }
      return new BoundPorts(List.copyOf(sockets));
    } catch (IOException e) {
      new BoundPorts(sockets).close();
      throw e;
    }
  }

  private static ServerSocket bind(String name, InetSocketAddress address) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw BindFailure.explain(name, address, e);
    }
  }

  boolean isEmpty() {
    return sockets.isEmpty();
  }

  List<InetSocketAddress> addresses() {
    return sockets.stream().map(s -> (InetSocketAddress) s.getLocalSocketAddress()).toList();
  }

  void close() {
    for (ServerSocket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.warn("A port did not close cleanly: {}", e.toString());
      }
    }
  }
}
