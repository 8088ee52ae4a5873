package io.honeybee.app.doctor;

import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.net.SocketUpgrade;
import io.honeybee.runtime.tls.ClientAuth;
import io.honeybee.runtime.tls.TlsServer;
import io.honeybee.runtime.tls.TlsServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Listens where a manager would; says one thing to whoever says something, and then reads on. */
final class FakeManager implements AutoCloseable {
  private final ServerSocket listener;
  private final SocketUpgrade upgrade;
  private final String answer;

  private FakeManager(SocketUpgrade upgrade, String answer) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.upgrade = upgrade;
    this.answer = answer;
    Thread.ofVirtual().start(this::acceptAll);
  }

  static FakeManager plain(String answer) throws IOException {
    return new FakeManager(SocketUpgrade.NONE, answer);
  }

  static FakeManager withTls(CertificateFiles files) throws IOException {
    TlsServerSettings settings =
        new TlsServerSettings(
            files.certificate(), files.key(), Optional.empty(), Optional.empty(), ClientAuth.NONE);
    return new FakeManager(TlsServer.open("nodes.tls", settings, Clock.systemUTC()), "");
  }

  static FakeManager wantingCertificates(CertificateFiles files, java.nio.file.Path clientCa)
      throws IOException {
    TlsServerSettings settings =
        new TlsServerSettings(
            files.certificate(),
            files.key(),
            Optional.of(clientCa),
            Optional.empty(),
            ClientAuth.NEED);
    return new FakeManager(TlsServer.open("nodes.tls", settings, Clock.systemUTC()), "");
  }

  int port() {
    return listener.getLocalPort();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket accepted = listener.accept();
        Thread.ofVirtual().start(() -> serve(accepted));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket accepted) {
    try (accepted;
        Socket socket = upgrade.upgrade(accepted)) {
      InputStream input = socket.getInputStream();
      boolean first = true;
      while (input.read(new byte[8192]) >= 0) {
        if (first) {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
          socket.getOutputStream().flush();
          first = false;
        }
      }
    } catch (IOException e) {
      // The doctor has seen what it wanted.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
