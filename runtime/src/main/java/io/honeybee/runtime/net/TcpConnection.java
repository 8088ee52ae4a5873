package io.honeybee.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * One accepted connection, after the TLS handshake if there is one.
 *
 * <p>Thread rule: one thread reads, one thread at a time writes; {@link #close} may be called from
 * any thread and ends a blocked read or write.
 */
public final class TcpConnection implements AutoCloseable {
  private final Socket raw;
  private final Socket socket;
  private final InputStream input;

  TcpConnection(Socket raw, Socket socket, long maxReceivedBytes) throws IOException {
    this.raw = raw;
    this.socket = socket;
    this.input =
        maxReceivedBytes == 0
            ? socket.getInputStream()
            : new BoundedInput(socket.getInputStream(), maxReceivedBytes);
  }

  /** What the peer sends; fails with an {@link IOException} once the byte limit is passed. */
  public InputStream input() {
    return input;
  }

  public OutputStream output() throws IOException {
    return socket.getOutputStream();
  }

  /** The peer's address. */
  public InetSocketAddress remote() {
    return (InetSocketAddress) raw.getRemoteSocketAddress();
  }

  /** The address at which the peer reached us. */
  public InetSocketAddress local() {
    return (InetSocketAddress) raw.getLocalSocketAddress();
  }

  /** The socket to speak on: an {@link javax.net.ssl.SSLSocket} when the server has TLS. */
  public Socket socket() {
    return socket;
  }

  /** How long a read may wait from now on; {@link Duration#ZERO} means for ever. */
  public void readTimeout(Duration timeout) throws IOException {
    raw.setSoTimeout(Math.toIntExact(timeout.toMillis()));
  }

  /**
   * Closes at once, without waiting for a slow peer: the plain socket goes first, since closing a
   * TLS socket would wait for a write that is stuck.
   */
  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException ignored) {
      // Nothing is left to do for a socket that does not even close.
    }
  }
}
