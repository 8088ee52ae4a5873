package io.honeybee.bench.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.random.RandomGenerator;

/** One kind of attack. Safe for use by any thread, each with its own randomness. */
interface Attack {

  /** For the table. */
  String name();

  /** Where it connects to, on loopback. */
  int port();

  /**
   * Attacks over one connection.
   *
   * @throws IOException when the victim ends it, as it may
   */
  void over(Socket socket, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException;

  /** Takes what the victim says until one of the two ends the connection. */
  static void drain(InputStream input) {
    Thread.ofVirtual()
        .start(
            () -> {
              byte[] into = new byte[8192];
              try {
                while (input.read(into) >= 0) {
                  // Nobody cares what it says.
                }
              } catch (IOException e) {
                // The end, or a victim that says nothing for long.
              }
            });
  }
}
