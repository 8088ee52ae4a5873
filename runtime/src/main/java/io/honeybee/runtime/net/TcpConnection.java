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
  private final long maxReceivedBytes;
  private final InetSocketAddress remote;
  private final InetSocketAddress local;
  private final InputStream input;

  TcpConnection(
      Socket raw,
      Socket socket,
      InetSocketAddress remote,
      InetSocketAddress local,
      long maxReceivedBytes)
      throws IOException {
    this.raw = raw;
    this.socket = socket;
    this.remote = remote;
    this.local = local;
    this.maxReceivedBytes = maxReceivedBytes;
    this.input =
        maxReceivedBytes == 0
            ? socket.getInputStream()
            : new BoundedInput(socket.getInputStream(), maxReceivedBytes);
  }

  /**
   * The same connection, spoken on another socket from now on: TLS in its midst. The byte limit
   * begins anew.
   */
  public TcpConnection upgraded(Socket upgraded) throws IOException {
    return new TcpConnection(raw, upgraded, remote, local, maxReceivedBytes);
  }

  /** What the peer sends; fails with an {@link IOException} once the byte limit is passed. */
  public InputStream input() {
    return input;
  }

  public OutputStream output() throws IOException {
    return socket.getOutputStream();
  }

  /** The peer's address; behind a trusted proxy that of the true peer. */
  public InetSocketAddress remote() {
    return remote;
  }

  /** The address at which the peer reached us, or the proxy in front of us. */
  public InetSocketAddress local() {
    return local;
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
