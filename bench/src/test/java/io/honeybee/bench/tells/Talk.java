package io.honeybee.bench.tells;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare TCP connection whose other end is watched for what it says, and whether it closes. */
final class Talk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int MOST_BYTES = 1 << 20;

  private final Socket socket = new Socket();

  Talk(String host, int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The next line with its end. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.indexOf("\n") < 0 && line.length() < 1_000) {
      int one = socket.getInputStream().read();
      if (one < 0) {
        break;
      }
      line.append((char) one);
    }
    return line.toString();
  }

  /** The next bytes, so many. */
  byte[] bytes(int count) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(count);
    if (bytes.length < count) {
      throw new IOException("closed after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  /**
   * What it said until it closed, or was silent for long.
   *
   * @param text each byte a character
   * @param closed whether it closed
   */
  record Rest(String text, boolean closed) {}

  /** Reads until it closes, or is silent for so long. */
  Rest rest(Duration silence) throws IOException {
    socket.setSoTimeout((int) silence.toMillis());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int n = in.read(buffer); n >= 0 && said.size() < MOST_BYTES; n = in.read(buffer)) {
        said.write(buffer, 0, n);
      }
      return new Rest(said.toString(StandardCharsets.ISO_8859_1), true);
    } catch (SocketTimeoutException e) {
      return new Rest(said.toString(StandardCharsets.ISO_8859_1), false);
    } catch (IOException e) {
      // Reset, which is an end like another.
      return new Rest(said.toString(StandardCharsets.ISO_8859_1), true);
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
