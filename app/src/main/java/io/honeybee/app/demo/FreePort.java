package io.honeybee.app.demo;

import io.honeybee.app.terminal.OperatorFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks for ports: the usual one of a service or the next that is free. Another process may take a
 * port between this look and the real bind; the demo then looks again.
 *
 * <p>Thread rule: one thread.
 */
final class FreePort {
  private static final int TRIES = 200;

  private final InetAddress address;
  private final Set<Integer> given = new HashSet<>();

  FreePort(InetAddress address) {
    this.address = address;
  }

  /** The first free port from this one on; never the same twice. */
  int from(int first) throws OperatorFault {
    for (int port = first; port < first + TRIES; port++) {
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new OperatorFault(
        "no port in " + first + ".." + (first + TRIES - 1) + " is free; stop what listens there");
  }

  private boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the real listeners do, so that the remains of a former run are no hindrance.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
