package io.honeybee.runtime.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The client's side of TLS 1.3. Safe for use by any thread. */
public final class TlsClient {
  private final TlsClientSettings settings;
  private final @Nullable Followed<Identity> identity;
  private final @Nullable Followed<Trust> trust;
  private final ExpiryWatch expiry;
  private final ClientWords words;
  private final SSLContext context;

  private TlsClient(
      String section,
      TlsClientSettings settings,
      @Nullable Followed<Identity> identity,
      @Nullable Followed<Trust> trust,
      InstantSource clock)
      throws TlsFailure {
    this.settings = settings;
    this.identity = identity;
    this.trust = trust;
    this.expiry =
        new ExpiryWatch(section + ".cert_file", section + ".ca_file", crlKey(section), clock);
    this.words =
        new ClientWords(
            section, settings, () -> identity == null ? null : identity.current(), clock);
    this.context =
        Tls13.context(
            identity == null ? null : new IdentityKeys(identity::current),
            trust == null
                ? new AnyCertificate()
                : new PeerVerifier(trust::current, clock, refusalWords(section, settings)));
  }

  /**
   * Reads the files.
   *
   * @param section the configuration group that messages name, such as {@code tls}
   * @throws TlsFailure when a file is absent, unreadable or unusable
   */
  public static TlsClient open(String section, TlsClientSettings settings, InstantSource clock)
      throws TlsFailure {
    TlsClient client =
        new TlsClient(
            section,
            settings,
            identity(section, settings, clock),
            trust(section, settings, clock),
            clock);
    client.checkFiles();
    return client;
  }

  private static @Nullable Followed<Identity> identity(
      String section, TlsClientSettings settings, InstantSource clock) throws TlsFailure {
    if (settings.certFile().isEmpty() && settings.keyFile().isEmpty()) {
      return null;
    }
    if (settings.certFile().isEmpty() || settings.keyFile().isEmpty()) {
      throw new TlsFailure(
          section + ".cert_file and " + section + ".key_file go together; set both or neither");
    }
    Path cert = settings.certFile().get();
    Path key = settings.keyFile().get();
    return new Followed<>(
        section, List.of(cert, key), () -> Identity.read(section, cert, key), clock);
  }

  private static @Nullable Followed<Trust> trust(
      String section, TlsClientSettings settings, InstantSource clock) throws TlsFailure {
    if (settings.insecureSkipVerify()) {
      return null;
    }
    return new Followed<>(
        section,
        Stream.of(settings.caFile(), settings.crlFile()).flatMap(Optional::stream).toList(),
        () ->
            Trust.read(
                section + ".ca_file", settings.caFile(), crlKey(section), settings.crlFile()),
        clock);
  }

  private static RefusalWords refusalWords(String section, TlsClientSettings settings) {
    return new RefusalWords(
        "manager",
        section + ".ca_file",
        settings.caFile().map(Path::toString).orElse(null),
        crlKey(section),
        RefusalWords.FOR_SERVERS,
        section + ".server_name");
  }

  private static String crlKey(String section) {
    return section + ".crl_file";
  }

  /**
   * Shakes hands, as client, on a connected socket; its read timeout bounds the whole handshake.
   * The result owns the socket, which is closed when this fails.
   *
   * @param host the name or address that was connected to, for SNI and verification unless the
   *     settings name another
   */
  public SSLSocket handshake(Socket connected, String host) throws TlsFailure {
    String name = settings.serverName().orElse(host);
    checkFiles();
    try {
      // Before the first flight: Nagle against delayed acknowledgements costs 40 ms.
      connected.setTcpNoDelay(true);
      Duration limit = Duration.ofMillis(connected.getSoTimeout());
      try (HandshakeDeadline deadline = new HandshakeDeadline(connected, limit)) {
        return shakeHands(connected, name, limit, deadline);
      }
    } catch (IOException e) {
      Farewell.say(connected);
      closeQuietly(connected);
      throw e instanceof TlsFailure told ? told : words.handshakeFailed(e);
    }
  }

  private SSLSocket shakeHands(
      Socket connected, String name, Duration limit, HandshakeDeadline deadline)
      throws IOException {
    LentSocket lent = new LentSocket(connected);
    try {
      SSLSocket socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(lent, name, connected.getPort(), true);
      socket.setSSLParameters(parameters(socket.getSSLParameters(), name));
      socket.startHandshake();
      lent.giveAway();
      return socket;
    } catch (IOException e) {
      throw deadline.passed() || Failures.isTimeout(e) ? words.tooSlow(limit, e) : e;
    }
  }

  private SSLParameters parameters(SSLParameters parameters, String name) {
    parameters.setProtocols(new String[] {Tls13.PROTOCOL});
    if (!settings.insecureSkipVerify()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    parameters.setServerNames(isAddress(name) ? List.of() : sni(name));
    return parameters;
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
  }

  private static List<SNIServerName> sni(String name) {
    try {
      return List.of(new SNIHostName(name));
    } catch (IllegalArgumentException e) {
      // A name that cannot stand there, such as one with an underscore.
      return List.of();
    }
  }

  /**
   * Puts a failure after the handshake into words, where TLS is its cause: in TLS 1.3 a client
   * learns only from its first read that its certificate was refused. Other failures come back as
   * they are.
   */
  public IOException explain(IOException failure) {
    return words.connectionFailed(failure);
  }

  /**
   * Reads files again that have changed, and warns of certificates that end soon. Each handshake
   * does this by itself; {@link CertificateWatch} does it where there are few.
   */
  public void checkFiles() {
    expiry.check(
        identity == null ? null : identity.current(),
        trust == null || settings.caFile().isEmpty() ? null : trust.current());
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It failed before, and that failure is the one to tell.
    }
  }
}
