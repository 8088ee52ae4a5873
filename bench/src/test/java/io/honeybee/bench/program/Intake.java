package io.honeybee.bench.program;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection to a node's intake. Belongs to one thread. */
public final class Intake implements AutoCloseable {
  private static final int END_LIMIT_MILLIS = 60_000;

  private final Socket socket;

  public Intake(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(END_LIMIT_MILLIS);
  }

  /** Waits while the node reads no more. */
  public void write(byte[] lines) throws IOException {
    socket.getOutputStream().write(lines);
  }

  /** Returns once the node says that all of it is on its disk. */
  public void finish() throws IOException {
    socket.shutdownOutput();
    if (socket.getInputStream().read() != -1) {
      throw new IOException("the intake answered, which it never does");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
