package io.honeybee.runtime.tls;

import io.honeybee.runtime.net.SocketUpgrade;
import java.net.Socket;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;

/** The server's side of TLS 1.3. Safe for use by any thread. */
public final class TlsServer implements SocketUpgrade {

  private TlsServer() {}

  /**
   * Reads the files.
   *
   * @param section the configuration group that messages name, such as {@code nodes.tls}
   * @throws TlsFailure when a file is absent, unreadable or unusable
   */
  public static TlsServer open(String section, TlsServerSettings settings, InstantSource clock)
      throws TlsFailure {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Shakes hands, as server, on an accepted socket; gives an {@code SSLSocket}. */
  @Override
  public Socket upgrade(Socket accepted) throws TlsFailure {
    throw new UnsupportedOperationException("not built yet");
  }

  /** For servers that make their own sockets; it follows changed files by itself. */
  public SSLContext context() {
    throw new UnsupportedOperationException("not built yet");
  }
}
