package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandshakeTest {

  @Test
  void mutualTlsCarriesBytesAndTellsTheClientsName(@TempDir Path dir) throws Exception {
    InstantSource clock = InstantSource.system();
    CertificateAuthority ca =
        CertificateAuthority.create(dir.resolve("ca"), "HoneyBee CA", clock, new SecureRandom());
    CertificateFiles server = CertificateFiles.in(dir, "manager");
    ca.issue(
        CertificateRequest.server("manager", List.of("localhost", "127.0.0.1", "::1")), server);
    CertificateFiles client = CertificateFiles.in(dir, "node");
    ca.issue(CertificateRequest.client("node-1"), client);
    Path caFile = CertificateAuthority.files(dir.resolve("ca")).certificate();
    TlsServer tls =
        TlsServer.open(
            "nodes.tls",
            new TlsServerSettings(
                server.certificate(),
                server.key(),
                Optional.of(caFile),
                Optional.empty(),
                ClientAuth.NEED),
            clock);
    TlsClient tlsClient =
        TlsClient.open(
            "tls",
            new TlsClientSettings(
                Optional.of(client.certificate()),
                Optional.of(client.key()),
                Optional.of(caFile),
                Optional.empty(),
                false,
                Optional.empty()),
            clock);
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Socket> accepted =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return tls.upgrade(listener.accept());
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      SSLSocket socket =
          tlsClient.handshake(
              new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort()), "127.0.0.1");
      socket.getOutputStream().write("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      Socket peer = accepted.get();
      assertThat(peer.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
      assertThat(PeerNames.of(peer))
          .hasValueSatisfying(names -> assertThat(names.include("node-1")).isTrue());
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
  }
}
