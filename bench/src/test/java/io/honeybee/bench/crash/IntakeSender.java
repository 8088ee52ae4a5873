package io.honeybee.bench.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Hands events to the node's intake, and goes by its rule: whoever ends its stream and then reads
 * the end of the other has all its events on the node's disk.
 */
record IntakeSender(int port) implements Sender {
  static final String EVENT_TYPE = "bench.number";

  private static final int READ_LIMIT_MILLIS = 30_000;
  private static final int MOST_EVENTS = 100;

  @Override
  public void send(Ledger ledger, RandomGenerator random) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(READ_LIMIT_MILLIS);
      int count = random.nextInt(1, MOST_EVENTS + 1);
      int first = ledger.take(count);
      StringBuilder lines = new StringBuilder();
      for (int number = first; number < first + count; number++) {
        lines.append(
            """
            {"pot_id":"bench","pot_type":"bench","event_type":"bench.number","data":{"n":"n%d"}}
            """
                .formatted(number));
      }
      socket.getOutputStream().write(lines.toString().getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      if (socket.getInputStream().read() == -1) {
        ledger.accept(first, count);
      }
    }
  }
}
