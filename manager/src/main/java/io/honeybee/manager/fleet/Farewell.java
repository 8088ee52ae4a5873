package io.honeybee.manager.fleet;

import io.honeybee.runtime.net.TcpConnection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** Says a last word to a connection that never became a session, so that the peer gets it. */
final class Farewell {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int DRAINED_BYTES = 64 * 1024;

  private Farewell() {}

  /**
   * Writes the envelope and waits a moment for the peer to close: closing first, with bytes of the
   * peer unread, would make TCP throw the last word away.
   */
  static void say(TcpConnection connection, byte[] envelope) throws IOException {
    byte[] line = Arrays.copyOf(envelope, envelope.length + 1);
    line[envelope.length] = '\n';
    connection.output().write(line);
    connection.output().flush();
    connection.socket().shutdownOutput();
    connection.readTimeout(PATIENCE);
    InputStream input = connection.input();
    byte[] unread = new byte[1024];
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int left = DRAINED_BYTES;
    while (left > 0 && System.nanoTime() < deadline) {
      int n = input.read(unread);
      if (n < 0) {
        return;
      }
      left -= n;
    }
  }
}
