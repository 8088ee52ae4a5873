package io.honeybee.runtime.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The client's side of TLS 1.3. Safe for use by any thread. */
public final class TlsClient {
  private final TlsClientSettings settings;
  private final ClientWords words;
  private final SSLContext context;

  private TlsClient(TlsClientSettings settings, ClientWords words, SSLContext context) {
    this.settings = settings;
    this.words = words;
    this.context = context;
  }

  /**
   * Reads the files.
   *
   * @param section the configuration group that messages name, such as {@code tls}
   * @throws TlsFailure when a file is absent, unreadable or unusable
   */
  public static TlsClient open(String section, TlsClientSettings settings, InstantSource clock)
      throws TlsFailure {
    ClientWords words = new ClientWords(section, settings);
    return new TlsClient(
        settings,
        words,
        Tls13.context(keys(section, settings, clock), trust(section, settings, clock)));
  }

  private static @Nullable X509ExtendedKeyManager keys(
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
    Followed<Identity> identity =
        new Followed<>(section, List.of(cert, key), () -> Identity.read(section, cert, key), clock);
    return new IdentityKeys(identity::current);
  }

  private static X509ExtendedTrustManager trust(
      String section, TlsClientSettings settings, InstantSource clock) throws TlsFailure {
    if (settings.insecureSkipVerify()) {
      return new AnyCertificate();
    }
    String caKey = section + ".ca_file";
    String crlKey = section + ".crl_file";
    Followed<Trust> trust =
        new Followed<>(
            section,
            Stream.of(settings.caFile(), settings.crlFile()).flatMap(Optional::stream).toList(),
            () -> Trust.read(caKey, settings.caFile(), crlKey, settings.crlFile()),
            clock);
    return new PeerVerifier(
        trust::current,
        clock,
        new RefusalWords(
            "manager",
            caKey,
            settings.caFile().map(Path::toString).orElse(null),
            crlKey,
            RefusalWords.FOR_SERVERS,
            section + ".server_name"));
  }

  /**
   * Shakes hands, as client, on a connected socket, within its read timeout; the result owns the
   * socket.
   *
   * @param host the name or address that was connected to, for SNI and verification unless the
   *     settings name another
   */
  public SSLSocket handshake(Socket connected, String host) throws TlsFailure {
    String name = settings.serverName().orElse(host);
    try {
      // Before the first flight: Nagle against delayed acknowledgements costs 40 ms.
      connected.setTcpNoDelay(true);
      SSLSocket socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(connected, name, connected.getPort(), true);
      socket.setSSLParameters(parameters(socket.getSSLParameters(), name));
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      closeQuietly(connected);
      throw words.handshakeFailed(e);
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

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It failed before, and that failure is the one to tell.
    }
  }
}
