package io.honeybee.pot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.pot.http.HttpPotType;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client may make TLS cost. */
class PotTlsTest {
  @TempDir Path directory;

  private PotFixture start() throws Exception {
    return PotFixture.start(HttpPotType.https(), directory, Map.of());
  }

  /** Believes everybody: the pot signed its certificate itself. */
  private static final class AnyServer implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static SSLSocket connect(int port, String version) throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new AnyServer()}, null);
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    socket.setEnabledProtocols(new String[] {version});
    socket.startHandshake();
    return socket;
  }

  private static String get(SSLSocket socket) throws IOException {
    socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void bothVersionsAreServedAndSessionsAreMadeAnew() throws Exception {
    try (PotFixture pot = start()) {
      for (String version : new String[] {"TLSv1.2", "TLSv1.3", "TLSv1.2"}) {
        try (SSLSocket socket = connect(pot.port(), version)) {
          assertThat(get(socket)).startsWith("HTTP/1.");
        }
      }
    }
  }

  @Test
  void aSecondHandshakeThatNeedsASignatureIsRefused() throws Exception {
    try (PotFixture pot = start();
        SSLSocket socket = connect(pot.port(), "TLSv1.2")) {
      socket.getSession().invalidate();
      AtomicBoolean shaken = new AtomicBoolean();
      socket.addHandshakeCompletedListener(
          event -> {
            shaken.set(true);
            // Ends the read below, which would wait for an answer to nothing.
            assertThatCode(event.getSocket()::close).doesNotThrowAnyException();
          });
      socket.startHandshake();
      assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
      assertThat(shaken).isFalse();
    }
  }

  @Test
  void aGreetingInVeryManyPiecesIsNotWaitedFor() throws Exception {
    try (PotFixture pot = start();
        RawClient client = new RawClient(pot.port())) {
      StringBuilder pieces = new StringBuilder();
      for (char c : new char[] {1, 0, 0x30, 0}) {
        pieces.append("\u0016\u0003\u0001\0\u0001").append(c);
      }
      pieces.append("\u0016\u0003\u0001\0\u0001x".repeat(40));
      client.send(pieces.toString()).awaitEnd();
    }
  }

  @Test
  void aGreetingLongerThanAnyClientsIsNotWaitedFor() throws Exception {
    try (PotFixture pot = start();
        RawClient client = new RawClient(pot.port())) {
      client.send("\u0016\u0003\u0001\0\u0004\u0001\0\u0090\0").awaitEnd();
    }
  }
}
