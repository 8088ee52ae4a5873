package io.honeybee.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.net.TcpLimits;
import io.honeybee.runtime.net.TcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS behind a listener with limits, among clients that mean no good. */
@Timeout(30)
class TlsListenerTest {
  private final TlsServer tls;
  private final TlsClient client;
  private final List<Socket> sockets = new ArrayList<>();

  TlsListenerTest(@TempDir Path dir) throws IOException {
    TestPki pki = TestPki.create(dir, "HoneyBee CA");
    this.tls = TestPki.open(TestPki.serverSettings(pki.server(TestPki.LOOPBACK)));
    this.client = TestPki.open(TestPki.clientSettings(pki.caFile()));
  }

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private TcpServer start(Duration idle) throws IOException {
    TcpServer server =
        new TcpServer(
            "tls listener",
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new TcpLimits(1_000, 1_000, Duration.ZERO, idle, 0),
            tls,
            connection -> {
              int b = connection.input().read();
              if (b >= 0) {
                connection.output().write(b);
              }
            });
    server.start();
    return server;
  }

  private Socket connect(TcpServer server) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    sockets.add(socket);
    socket.setSoTimeout(5_000);
    return socket;
  }

  private String visit(TcpServer server) throws IOException {
    return Meeting.part(client, "127.0.0.1").play(connect(server));
  }

  @Test
  void aHandshakeOfAByteAtATimeEndsWithinTheIdleLimit() throws IOException {
    TcpServer server = start(Duration.ofMillis(500));
    try {
      Socket slow = connect(server);
      slow.setSoTimeout(50);
      byte[] longRecord = {0x16, 3, 1, 0x3f, 0};
      slow.getOutputStream().write(longRecord);
      long start = System.nanoTime();
      boolean open = true;
      while (open) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        try {
          slow.getOutputStream().write(1);
          open = slow.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
          open = true;
        } catch (IOException e) {
          open = false;
        }
      }
      assertThat(visit(server)).isEqualTo(Meeting.FINE);
    } finally {
      server.stop();
    }
  }

  @Test
  void hundredsThatNeverSayAWordKeepNobodyElseOut() throws IOException {
    TcpServer server = start(Duration.ofSeconds(20));
    try {
      for (int i = 0; i < 400; i++) {
        connect(server);
      }
      assertThat(visit(server)).isEqualTo(Meeting.FINE);
      assertThat(server.openConnections()).isGreaterThanOrEqualTo(400);
    } finally {
      server.stop();
    }
    assertThat(server.openConnections()).isZero();
  }
}
