package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.honeybee.runtime.certs.CertificateFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web server that makes its own engines from the context, and real clients of it. */
class ServerContextTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private final Path dir;
  private final TestPki pki;
  private final CertificateFiles files;

  ServerContextTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
    this.pki = TestPki.create(dir, "HoneyBee CA");
    this.files = pki.server(TestPki.LOOPBACK);
  }

  /** A server that sets parameters of its own, without a thought of client certificates. */
  private static HttpsServer serve(SSLContext context) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters own = new SSLParameters();
            own.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            own.setNeedClientAuth(false);
            parameters.setSSLParameters(own);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private OpenSsl.Result sClient(HttpsServer server, String options)
      throws IOException, InterruptedException {
    return OpenSsl.tryRun(
        dir,
        ("s_client -connect 127.0.0.1:"
                + server.getAddress().getPort()
                + " -CAfile ca/ca.crt -verify_return_error "
                + options)
            .split(" "));
  }

  @Test
  void onlyTls13IsSpokenWhateverTheWebServerSets() throws Exception {
    HttpsServer server =
        serve(TlsServer.open("http.tls", TestPki.serverSettings(files), clock).context());
    try {
      assertThat(sClient(server, "-tls1_3").exitCode()).isZero();
      assertThat(sClient(server, "-tls1_2").output()).contains("alert protocol version");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void clientCertificatesAreNeededWhateverTheWebServerSets() throws Exception {
    TlsServer tls =
        TlsServer.open(
            "http.tls",
            TestPki.serverSettings(files, pki.caFile(), Optional.empty(), ClientAuth.NEED),
            clock);
    HttpsServer server = serve(tls.context());
    CertificateFiles own = pki.client("operator");
    try {
      assertThat(
              answer(server, TestPki.clientSettings(pki.caFile(), own), "GET / HTTP/1.0\r\n\r\n"))
          .startsWith("HTTP/1.1 204");
      // Without a request, since this web server hangs up on one so that its alert is lost.
      assertThat(answer(server, TestPki.clientSettings(pki.caFile()), ""))
          .contains("the manager wants a certificate of this node");
    } finally {
      server.stop(0);
    }
  }

  private static String answer(HttpsServer server, TlsClientSettings settings, String request)
      throws IOException {
    TlsClient client = TestPki.open(settings);
    var raw = new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort());
    raw.setSoTimeout(5_000);
    try (var socket = client.handshake(raw, "127.0.0.1")) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return String.valueOf(client.explain(e).getMessage());
    }
  }

  @Test
  void aNewCertificateIsShownWithoutARestart() throws Exception {
    HttpsServer server =
        serve(TlsServer.open("http.tls", TestPki.serverSettings(files), clock).context());
    try {
      String before = sClient(server, "-tls1_3").output();
      pki.server(TestPki.LOOPBACK);
      now.updateAndGet(then -> then.plusSeconds(1));
      String after = sClient(server, "-tls1_3").output();
      assertThat(certificate(after)).isNotEqualTo(certificate(before));
    } finally {
      server.stop(0);
    }
  }

  private static String certificate(String output) {
    return output.substring(output.indexOf("-----BEGIN"), output.indexOf("-----END"));
  }

  @Test
  void itsEnginesAreServersAndNothingElse() throws IOException {
    SSLContext context = TlsServer.open("http.tls", TestPki.serverSettings(files), clock).context();
    assertThatThrownBy(() -> context.createSSLEngine().setUseClientMode(true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(context.getDefaultSSLParameters().getProtocols()).containsExactly("TLSv1.3");
  }
}
