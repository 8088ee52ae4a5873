package io.honeybee.node.intake;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Another honeypot program. */
final class Sender implements AutoCloseable {
  private final Socket socket = new Socket();

  Sender(InetSocketAddress address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) IntakeRig.PATIENCE.toMillis());
    socket.connect(address);
  }

  Sender send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  Sender send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Ends its stream and waits: whether the intake ends its own, rather than resets it. */
  boolean endsWell() throws IOException {
    socket.shutdownOutput();
    return answersEnd();
  }

  /** Waits for the other side: true when it ended its stream, false when it was reset. */
  boolean answersEnd() throws IOException {
    int read;
    try {
      read = socket.getInputStream().read();
    } catch (java.net.SocketException e) {
      return false;
    }
    if (read >= 0) {
      throw new AssertionError("an intake says nothing, but it said " + read);
    }
    return true;
  }

  /** Goes away as a killed process with unread input does. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
