package io.honeybee.runtime.tls;

import io.honeybee.runtime.net.SocketUpgrade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The server's side of TLS 1.3. Safe for use by any thread. */
public final class TlsServer implements SocketUpgrade {
  private static final int RECORD_HEADER_BYTES = 5;

  private final TlsServerSettings settings;
  private final ServerWords words;
  private final SSLContext context;

  private TlsServer(TlsServerSettings settings, ServerWords words, SSLContext context) {
    this.settings = settings;
    this.words = words;
    this.context = context;
  }

  /**
   * Reads the files.
   *
   * @param section the configuration group that messages name, such as {@code nodes.tls}
   * @throws TlsFailure when a file is absent, unreadable or unusable
   */
  public static TlsServer open(String section, TlsServerSettings settings, InstantSource clock)
      throws TlsFailure {
    Path cert = settings.certFile();
    Path key = settings.keyFile();
    Followed<Identity> identity =
        new Followed<>(section, List.of(cert, key), () -> Identity.read(section, cert, key), clock);
    return new TlsServer(
        settings,
        new ServerWords(section, settings),
        Tls13.context(new IdentityKeys(identity::current), verifier(section, settings, clock)));
  }

  private static PeerVerifier verifier(
      String section, TlsServerSettings settings, InstantSource clock) throws TlsFailure {
    String caKey = section + ".client_ca_file";
    String crlKey = section + ".crl_file";
    RefusalWords words =
        new RefusalWords(
            "client",
            caKey,
            settings.clientCaFile().map(Path::toString).orElse(null),
            crlKey,
            RefusalWords.FOR_CLIENTS,
            "");
    if (settings.clientAuth() == ClientAuth.NONE) {
      return new PeerVerifier(() -> Trust.NOBODY, clock, words);
    }
    if (settings.clientCaFile().isEmpty()) {
      throw new TlsFailure(
          caKey
              + " is missing; name the file of the CA that signs the nodes' certificates, or set "
              + section
              + ".client_auth: none");
    }
    Followed<Trust> trust =
        new Followed<>(
            section,
            Stream.of(settings.clientCaFile(), settings.crlFile())
                .flatMap(Optional::stream)
                .toList(),
            () -> Trust.read(caKey, settings.clientCaFile(), crlKey, settings.crlFile()),
            clock);
    return new PeerVerifier(trust::current, clock, words);
  }

  /**
   * Shakes hands, as server, on an accepted socket; gives an {@code SSLSocket}. The accepted socket
   * stays the caller's to close, also when this fails.
   */
  @Override
  public Socket upgrade(Socket accepted) throws TlsFailure {
    try {
      // Before the first flight: Nagle against delayed acknowledgements costs 40 ms.
      accepted.setTcpNoDelay(true);
      byte[] start = accepted.getInputStream().readNBytes(RECORD_HEADER_BYTES);
      InputStream consumed = new ByteArrayInputStream(start);
      SSLSocketFactory factory = context.getSocketFactory();
      SSLSocket socket = (SSLSocket) factory.createSocket(accepted, consumed, false);
      socket.setSSLParameters(
          Tls13Context.restrict(socket.getSSLParameters(), settings.clientAuth()));
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      throw words.handshakeFailed(e);
    }
  }

  /** For servers that make their own sockets; it follows changed files by itself. */
  public SSLContext context() {
    return Tls13Context.of(context, settings.clientAuth());
  }
}
