package io.honeybee.runtime.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/**
 * Ends a refused connection so that the peer gets to read why. A plain close, with bytes of the
 * peer still unread, makes the system send a reset, and the alert before it is lost.
 */
final class Farewell {
  private static final Duration LINGER = Duration.ofMillis(500);
  private static final int MAX_BYTES = 64 << 10;
  private static final int BUFFER_BYTES = 2048;

  private Farewell() {}

  /**
   * Sends the end, and reads away for a moment what still comes; leaves the close to the caller.
   */
  static void say(Socket socket) {
    try {
      socket.shutdownOutput();
      long end = System.nanoTime() + LINGER.toNanos();
      InputStream input = socket.getInputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      int total = 0;
      while (total < MAX_BYTES) {
        long leftMillis = (end - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          return;
        }
        socket.setSoTimeout((int) leftMillis);
        int n = input.read(buffer);
        if (n < 0) {
          return;
        }
        total += n;
      }
    } catch (IOException ignored) {
      // The peer is gone, or not going: either way it had its chance.
    }
  }
}
