package io.honeybee.runtime.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;

/**
 * Who may be answered by UDP at all. Since a source can be forged, an answer must reach neither
 * many at once, nor a service that answers answers: the two would talk for ever. Immutable; any
 * thread.
 *
 * @param ownPorts where we listen ourselves
 */
record AnswerRule(Set<Integer> ownPorts) {
  /** Services that answer whatever comes: echo, discard, daytime, quote of the day, chargen. */
  private static final Set<Integer> ANSWER_ANYTHING = Set.of(0, 7, 9, 13, 17, 19);

  AnswerRule {
    ownPorts = Set.copyOf(ownPorts);
  }

  boolean allows(InetSocketAddress peer) {
    InetAddress address = peer.getAddress();
    return !ANSWER_ANYTHING.contains(peer.getPort())
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && !isBroadcast(address)
        && !(ownPorts.contains(peer.getPort()) && isOwn(address));
  }

  /** The broadcast addresses of our own networks are the system's to refuse: see UdpServer. */
  private static boolean isBroadcast(InetAddress address) {
    if (!(address instanceof Inet4Address)) {
      return false;
    }
    byte[] bytes = address.getAddress();
    // Class E up to 255.255.255.255, and network 0, have no hosts.
    return bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0;
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // When it cannot be told, no answer is the safe one.
      return true;
    }
  }
}
