package io.honeybee.runtime.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/**
 * Closes a socket unless it is called off in time: a read timeout alone lets a peer that sends a
 * byte now and then go on for ever.
 */
final class HandshakeDeadline implements AutoCloseable {
  private final Thread watcher;
  private volatile boolean passed;

  /**
   * @param limit {@link Duration#ZERO} means without bound
   */
  HandshakeDeadline(Socket socket, Duration limit) {
    this.watcher =
        Thread.ofVirtual()
            .name("tls handshake deadline")
            .unstarted(
                () -> {
                  try {
                    Thread.sleep(limit);
                    passed = true;
                    socket.close();
                  } catch (InterruptedException | IOException ignored) {
                    // Called off, or closed already.
                  }
                });
    if (limit.isPositive()) {
      watcher.start();
    }
  }

  /** Whether the socket was closed for being late. */
  boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
