package io.honeybee.runtime.net;

import java.net.InetSocketAddress;

/**
 * Takes what a {@link UdpServer} receives. Called by one thread a socket; while it works, the
 * system keeps what comes for that socket, and drops what is too much.
 */
public interface DatagramHandler {

  /** Takes one datagram. A failure is logged and ends nothing. */
  void handle(Datagram datagram);

  /**
   * Hears of a datagram that came too fast to be looked at.
   *
   * @param source who seems to have sent it
   * @param local where it came to
   */
  void excess(InetSocketAddress source, InetSocketAddress local);
}
