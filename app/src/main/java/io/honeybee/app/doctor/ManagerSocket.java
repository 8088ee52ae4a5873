package io.honeybee.app.doctor;

import io.honeybee.node.link.ConnectTrouble;
import io.honeybee.runtime.config.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Plain TCP connections to the manager's machine. */
final class ManagerSocket {
  private ManagerSocket() {}

  /**
   * Connects to the first address that answers; reads from it have the same limit.
   *
   * @throws IOException one sentence that names {@code server.address}
   */
  static Socket connect(HostPort manager, Deadline deadline, Duration limit) throws IOException {
    Deadline own = Deadline.in(deadline.atMost(limit));
    IOException last = null;
    for (InetAddress address : addresses(manager)) {
      if (own.left().toMillis() < 1) {
        break;
      }
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(address, manager.port()), own.millisAtMost(own.allowed()));
        socket.setSoTimeout(deadline.millisAtMost(limit));
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw ConnectTrouble.unreachable(manager, own.allowed(), last);
  }

  private static InetAddress[] addresses(HostPort manager) throws IOException {
    try {
      return InetAddress.getAllByName(manager.host());
    } catch (UnknownHostException e) {
      throw ConnectTrouble.unknownHost(manager, e);
    }
  }
}
