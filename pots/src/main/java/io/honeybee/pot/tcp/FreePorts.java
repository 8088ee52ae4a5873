package io.honeybee.pot.tcp;

import io.honeybee.runtime.net.BindFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which ports can be had. Stateless. */
final class FreePorts {
  private static final Logger LOG = LoggerFactory.getLogger(FreePorts.class);

  private FreePorts() {}

  /**
   * Those of the addresses that nobody has.
   *
   * @param name the listener's, for logs
   * @throws IOException when all are taken, or one cannot be had for another reason; one sentence
   *     for the operator
   */
  static List<InetSocketAddress> of(String name, List<InetSocketAddress> addresses)
      throws IOException {
    List<InetSocketAddress> free = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (InetSocketAddress address : addresses) {
      if (address.getPort() == 0 || isFree(name, address)) {
        free.add(address);
      } else {
        taken.add(address.getPort());
      }
    }
    if (free.isEmpty()) {
      throw new IOException(
          name + " cannot listen: all its ports are in use; choose others: " + taken);
    }
    if (!taken.isEmpty()) {
      LOG.warn("{} leaves out ports that other programs have: {}", name, taken);
    }
    return List.copyOf(free);
  }

  private static boolean isFree(String name, InetSocketAddress address) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(address);
      return true;
    } catch (IOException e) {
      if (BindFailure.isInUse(e)) {
        return false;
      }
      throw BindFailure.explain(name, address, e);
    }
  }
}
