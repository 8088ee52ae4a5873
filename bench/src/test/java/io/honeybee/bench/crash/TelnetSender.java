package io.honeybee.bench.crash;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * Logs in at a telnet pot that lets nobody in, with numbers as passwords. The pot answers only when
 * the try is on the node's disk.
 */
record TelnetSender(int port) implements Sender {
  static final String EVENT_TYPE = "telnet.login.failed";

  private static final int READ_LIMIT_MILLIS = 30_000;
  private static final int TRIES = 3;

  @Override
  public void send(Ledger ledger, RandomGenerator random) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(READ_LIMIT_MILLIS);
      socket.setTcpNoDelay(true);
      for (int left = random.nextInt(1, TRIES + 1); left > 0; left--) {
        await("login: ", socket.getInputStream());
        write("bench\r\n", socket);
        await("assword: ", socket.getInputStream());
        int number = ledger.take(1);
        write("n" + number + "\r\n", socket);
        await("incorrect", socket.getInputStream());
        ledger.accept(number, 1);
      }
    }
  }

  private static void write(String text, Socket socket) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void await(String text, InputStream in) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(text) < 0) {
      int one = in.read();
      if (one < 0) {
        throw new IOException("the pot hung up");
      }
      seen.append((char) one);
    }
  }
}
