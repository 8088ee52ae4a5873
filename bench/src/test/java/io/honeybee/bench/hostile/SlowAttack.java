package io.honeybee.bench.hostile;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Connections that say nothing, or a byte now and then. */
record SlowAttack(int port) implements Attack {
  private static final byte[] BYTES = "{\"version\":2,".getBytes(StandardCharsets.US_ASCII);
  private static final int PAUSE_MILLIS = 1_000;

  @Override
  public String name() {
    return "silent and dripping connections to the manager";
  }

  @Override
  public void over(Socket socket, RandomGenerator random, Tally tally)
      throws IOException, InterruptedException {
    boolean silent = random.nextBoolean();
    for (byte one : BYTES) {
      Thread.sleep(PAUSE_MILLIS);
      if (!silent) {
        socket.getOutputStream().write(one);
        tally.burst(1);
      }
    }
  }
}
