package io.honeybee.runtime.tls;

import java.net.Socket;
import java.time.InstantSource;
import javax.net.ssl.SSLSocket;

/** The client's side of TLS 1.3. Safe for use by any thread. */
public final class TlsClient {

  private TlsClient() {}

  /**
   * Reads the files.
   *
   * @param section the configuration group that messages name, such as {@code tls}
   * @throws TlsFailure when a file is absent, unreadable or unusable
   */
  public static TlsClient open(String section, TlsClientSettings settings, InstantSource clock)
      throws TlsFailure {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * Shakes hands, as client, on a connected socket, within its read timeout; the result owns the
   * socket.
   *
   * @param host the name or address that was connected to, for SNI and verification unless the
   *     settings name another
   */
  public SSLSocket handshake(Socket connected, String host) throws TlsFailure {
    throw new UnsupportedOperationException("not built yet");
  }
}
