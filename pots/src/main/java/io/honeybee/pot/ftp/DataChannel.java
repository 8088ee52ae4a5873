package io.honeybee.pot.ftp;

import io.honeybee.pot.EventFields;
import io.honeybee.pot.TcpSession;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The data connection of one session (RFC 959 section 3.2): a port that the client asks for, and
 * the one connection that comes to it from where the client is. Nobody else gets the data, and the
 * server never connects to anywhere.
 *
 * <p>Thread rule: the session's thread, and one of its own that ends a connection which takes too
 * long.
 */
final class DataChannel implements Closeable {
  /** As vsftpd and ProFTPD wait. */
  private static final Duration ACCEPT_TIME = Duration.ofSeconds(60);

  private static final int MAX_STRANGERS = 20;
  private static final int FAREWELL_MILLIS = 3_000;
  private static final int MAX_FAREWELL_BYTES = 8_192;

  private final FtpServer server;
  private final TcpSession session;
  private final Instant end;
  private @Nullable ServerSocket listener;

  /**
   * @param end when the last connection ends at the latest
   */
  DataChannel(FtpServer server, TcpSession session, Instant end) {
    this.server = server;
    this.session = session;
    this.end = end;
  }

  /** Whether the client asked for a port that it has not used yet. */
  boolean isReady() {
    return listener != null;
  }

  /** Opens a port, in place of one that was open. */
  int open() throws IOException {
    forget();
    ServerSocket opened = server.dataPorts().listen(session.local().getAddress());
    listener = opened;
    return opened.getLocalPort();
  }

  /** One transfer. Closing it twice does nothing. */
  final class Transfer implements Closeable {
    private final Socket plain;
    private final Thread guard;
    private Socket socket;

    private Transfer(Socket plain) throws IOException {
      this.plain = plain;
      this.socket = plain;
      server.dataPorts().hold(plain);
      plain.setSoTimeout(Math.toIntExact(idle().toMillis()));
      Duration left = left();
      guard = Thread.ofVirtual().name("ftp data guard").start(() -> closeAfter(left));
    }

    private void closeAfter(Duration time) {
      try {
        Thread.sleep(time);
        server.dataPorts().release(plain);
      } catch (InterruptedException e) {
        // The transfer ended in time.
      }
    }

    /** Speaks TLS from now on. */
    void encrypt() throws IOException {
      SSLSocket secret =
          (SSLSocket)
              server
                  .tls()
                  .context()
                  .getSocketFactory()
                  .createSocket(
                      plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
      secret.setUseClientMode(false);
      secret.startHandshake();
      socket = secret;
    }

    Socket socket() {
      return socket;
    }

    /**
     * Says that the data ends. Not with a plain close: JSSE would say of it that the user gave up,
     * and what the client still says would reset the connection before it has read everything.
     */
    void finish() throws IOException {
      socket.shutdownOutput();
      plain.setSoTimeout(FAREWELL_MILLIS);
      try {
        socket.getInputStream().readNBytes(MAX_FAREWELL_BYTES);
      } catch (SocketTimeoutException e) {
        // It has everything and only does not close.
      }
    }

    @Override
    public void close() {
      guard.interrupt();
      server.dataPorts().release(plain);
    }
  }

  /**
   * Waits for the client at the port, which is closed then.
   *
   * @throws IOException when it does not come
   */
  Transfer accept() throws IOException {
    ServerSocket waiting = listener;
    if (waiting == null) {
      throw new IOException("there is no port for data");
    }
    try {
      Instant until = now().plus(left().compareTo(ACCEPT_TIME) < 0 ? left() : ACCEPT_TIME);
      for (int strangers = 0; strangers < MAX_STRANGERS; strangers++) {
        long millis = Duration.between(now(), until).toMillis();
        if (millis <= 0) {
          break;
        }
        waiting.setSoTimeout((int) millis);
        Socket peer = waiting.accept();
        InetAddress from = ((InetSocketAddress) peer.getRemoteSocketAddress()).getAddress();
        if (from.equals(session.source())) {
          return new Transfer(peer);
        }
        peer.close();
        session
            .events()
            .report(
                FtpPotType.STRANGER.verb(),
                new EventFields().text("peer_ip", from.getHostAddress()));
      }
      throw new SocketTimeoutException("nobody came for the data");
    } finally {
      forget();
    }
  }

  private Instant now() {
    return server.context().clock().instant();
  }

  private Duration left() {
    Duration left = Duration.between(now(), end);
    return left.isPositive() ? left : Duration.ofMillis(1);
  }

  private Duration idle() {
    return server.context().limits().maxIdle();
  }

  private void forget() {
    if (listener != null) {
      server.dataPorts().release(listener);
    }
    listener = null;
  }

  @Override
  public void close() {
    forget();
  }
}
