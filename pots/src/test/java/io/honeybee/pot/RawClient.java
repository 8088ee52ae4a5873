package io.honeybee.pot;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket that sends and awaits byte strings: one character, 0 to 255, for each byte. */
public final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final StringBuilder received = new StringBuilder();
  private int seenUpTo;

  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
  }

  /** Sends bytes; a peer that closed already is no failure. */
  public RawClient send(String bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException e) {
      // The test looks at what the peer did, not at when.
    }
    return this;
  }

  /** Reads until the text comes, behind what was awaited before. */
  public RawClient awaitText(String text) throws IOException {
    while (true) {
      int at = received.indexOf(text, seenUpTo);
      if (at >= 0) {
        seenUpTo = at + text.length();
        return this;
      }
      int c = in.read();
      if (c < 0) {
        throw new AssertionError("the peer closed before '" + text + "'; it sent: " + received);
      }
      received.append((char) c);
    }
  }

  /** Reads just so many bytes, behind what was awaited before. */
  public String take(int length) throws IOException {
    while (received.length() < seenUpTo + length) {
      int c = in.read();
      if (c < 0) {
        throw new AssertionError("the peer closed early; it sent: " + received);
      }
      received.append((char) c);
    }
    String taken = received.substring(seenUpTo, seenUpTo + length);
    seenUpTo += length;
    return taken;
  }

  /** Reads until the peer closes. */
  public void awaitEnd() throws IOException {
    try {
      int c = in.read();
      while (c >= 0) {
        received.append((char) c);
        c = in.read();
      }
    } catch (SocketException e) {
      // A reset is an end too.
    }
  }

  public String received() {
    return received.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
