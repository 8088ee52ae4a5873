package io.honeybee.runtime.tls;

import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.text.Printable;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of TLS 1.3. Safe for use by any thread.
 *
 * <p>It logs no failed handshakes: whoever listens knows how many of them an operator wants to see.
 */
public final class TlsServer implements SocketUpgrade {
  private static final int EXCERPT_BYTES = 60;

  private final TlsServerSettings settings;
  private final Followed<Identity> identity;
  private final @Nullable Followed<Trust> trust;
  private final ExpiryWatch expiry;
  private final ServerWords words;
  private final SSLContext context;

  private TlsServer(
      String section,
      TlsServerSettings settings,
      Followed<Identity> identity,
      @Nullable Followed<Trust> trust,
      InstantSource clock)
      throws TlsFailure {
    this.settings = settings;
    this.identity = identity;
    this.trust = trust;
    this.expiry = new ExpiryWatch(section + ".cert_file", caKey(section), crlKey(section), clock);
    this.words = new ServerWords(section, settings);
    PeerVerifier verifier =
        new PeerVerifier(
            trust == null ? () -> Trust.NOBODY : trust::current,
            clock,
            new RefusalWords(
                "client",
                caKey(section),
                settings.clientCaFile().map(Path::toString).orElse(null),
                crlKey(section),
                RefusalWords.FOR_CLIENTS,
                ""));
    this.context = Tls13.context(new IdentityKeys(identity::current), verifier);
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
    TlsServer server =
        new TlsServer(section, settings, identity, trust(section, settings, clock), clock);
    server.checkFiles();
    return server;
  }

  private static @Nullable Followed<Trust> trust(
      String section, TlsServerSettings settings, InstantSource clock) throws TlsFailure {
    if (settings.clientAuth() == ClientAuth.NONE) {
      return null;
    }
    if (settings.clientCaFile().isEmpty()) {
      throw new TlsFailure(
          caKey(section)
              + " is missing; name the file of the CA that signs the clients' certificates, or set "
              + section
              + ".client_auth: none");
    }
    return new Followed<>(
        section,
        Stream.of(settings.clientCaFile(), settings.crlFile()).flatMap(Optional::stream).toList(),
        () ->
            Trust.read(
                caKey(section), settings.clientCaFile(), crlKey(section), settings.crlFile()),
        clock);
  }

  private static String caKey(String section) {
    return section + ".client_ca_file";
  }

  private static String crlKey(String section) {
    return section + ".crl_file";
  }

  /**
   * Shakes hands, as server, on an accepted socket; gives an {@code SSLSocket}. The accepted socket
   * stays the caller's to close, also when this fails. How long it may take in all is the caller's
   * to bound, by closing the socket.
   */
  @Override
  public Socket upgrade(Socket accepted) throws TlsFailure {
    checkFiles();
    try {
      return shakeHands(accepted);
    } catch (IOException e) {
      TlsFailure failure = e instanceof TlsFailure told ? told : words.handshakeFailed(e);
      Farewell.say(accepted);
      throw failure;
    }
  }

  private SSLSocket shakeHands(Socket accepted) throws IOException {
    // Before the first flight: Nagle against delayed acknowledgements costs 40 ms.
    accepted.setTcpNoDelay(true);
    InputStream input = accepted.getInputStream();
    int first = input.read();
    if (first < 0) {
      throw new EOFException();
    }
    if (!TlsRecord.isHandshake(first)) {
      String excerpt = excerpt(first, input);
      accepted.getOutputStream().write(TlsRecord.unexpectedMessage());
      throw words.notTls(excerpt);
    }
    // Not closed along with the TLS socket, so that a farewell can be said on it.
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(accepted, new ByteArrayInputStream(new byte[] {(byte) first}), false);
    socket.setSSLParameters(
        Tls13Context.restrict(socket.getSSLParameters(), settings.clientAuth()));
    socket.startHandshake();
    return socket;
  }

  private static String excerpt(int first, InputStream input) throws IOException {
    byte[] rest = input.readNBytes(Math.min(input.available(), EXCERPT_BYTES));
    return Printable.escape((char) first + new String(rest, StandardCharsets.ISO_8859_1));
  }

  /**
   * Reads files again that have changed, and warns of certificates that end soon. Each handshake
   * does this by itself; {@link CertificateWatch} does it where there are few.
   */
  public void checkFiles() {
    expiry.check(identity.current(), trust == null ? null : trust.current());
  }

  /**
   * For servers that make their own engines; it follows changed files by itself. Its engines keep
   * to TLS 1.3 and to the configured client authentication, whatever is set on them.
   */
  public SSLContext context() {
    return Tls13Context.of(context, settings.clientAuth(), this::checkFiles);
  }
}
