package io.honeybee.bench.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ports for programs that are started again at the same place: below those that the system gives to
 * connections, so that none of those takes one in between. Belongs to one thread.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int AFTER_LAST = 32_000;

  private final RandomGenerator random;
  private final Set<Integer> given = new HashSet<>();

  public FreePorts(RandomGenerator random) {
    this.random = random;
  }

  /** One that is free now and was not given before. */
  public int next() {
    while (true) {
      int port = random.nextInt(FIRST, AFTER_LAST);
      if (given.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
