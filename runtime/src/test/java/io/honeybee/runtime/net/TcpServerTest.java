package io.honeybee.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.text.LogLines;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener, and what an attacker can do to it. */
@Timeout(30)
class TcpServerTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final TcpLimits WIDE =
      new TcpLimits(100, 100, Duration.ZERO, Duration.ofSeconds(20), 0);

  /** Answers each byte with itself, until the end. */
  private static final ConnectionHandler ECHO =
      connection -> {
        for (int b = connection.input().read(); b >= 0; b = connection.input().read()) {
          connection.output().write(b);
        }
      };

  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : toClose.reversed()) {
      each.close();
    }
  }

  private TcpServer start(TcpLimits limits, SocketUpgrade upgrade, ConnectionHandler handler)
      throws IOException {
    TcpServer server = new TcpServer("test listener", ANY_PORT, limits, upgrade, handler);
    server.start();
    toClose.add(server::stop);
    return server;
  }

  private TcpServer start(TcpLimits limits, ConnectionHandler handler) throws IOException {
    return start(limits, SocketUpgrade.NONE, handler);
  }

  private Socket connect(TcpServer server) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    toClose.add(socket);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static boolean echoes(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    return socket.getInputStream().read() == 'x';
  }

  /** Whether the other side ended it; a reset is an end too. */
  private static boolean isEnded(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the condition holds in time").isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static TcpLimits limits(Duration session, Duration idle, long bytes) {
    return new TcpLimits(100, 100, session, idle, bytes);
  }

  @Test
  void aConnectionOverTheLimitIsClosedAndOthersGoOn() throws IOException {
    TcpServer server = start(new TcpLimits(2, 2, Duration.ZERO, Duration.ofSeconds(20), 0), ECHO);
    Socket first = connect(server);
    Socket second = connect(server);
    assertThat(echoes(first) && echoes(second)).isTrue();
    assertThat(isEnded(connect(server))).isTrue();
    assertThat(echoes(first) && echoes(second)).isTrue();
    assertThat(server.refusedConnections()).isEqualTo(1);

    first.close();
    await(() -> server.openConnections() == 1);
    assertThat(echoes(connect(server))).isTrue();
  }

  @Test
  void aThousandConnectionsOverTheLimitLeaveNothingBehind() throws IOException {
    TcpServer server = start(new TcpLimits(1, 1, Duration.ZERO, Duration.ofSeconds(20), 0), ECHO);
    Socket first = connect(server);
    assertThat(echoes(first)).isTrue();
    for (int i = 0; i < 1_000; i++) {
      try (Socket over = connect(server)) {
        assertThat(isEnded(over)).isTrue();
      }
    }
    assertThat(server.refusedConnections()).isEqualTo(1_000);
    assertThat(server.openConnections()).isEqualTo(1);
    assertThat(echoes(first)).isTrue();
  }

  @Test
  void anUpgradeThatIsFedAByteNowAndThenEndsWithinTheIdleLimit() throws IOException {
    SocketUpgrade patient =
        socket -> {
          while (socket.getInputStream().read() >= 0) {
            // A handshake that never gets anywhere.
          }
          return socket;
        };
    TcpServer server = start(limits(Duration.ZERO, Duration.ofMillis(400), 0), patient, ECHO);
    Socket slow = connect(server);
    slow.setSoTimeout(50);
    long start = System.nanoTime();
    try {
      while (!isEnded(slow)) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        slow.getOutputStream().write(1);
      }
    } catch (IOException expected) {
      // It was closed between the look and the byte.
    }
    await(() -> server.openConnections() == 0);
    assertThat(server.failedConnections()).isEqualTo(1);
  }

  @Test
  void theTimeLimitOfTheUpgradeIsOverOnceItIsDone() throws IOException {
    TcpServer server =
        start(limits(Duration.ZERO, Duration.ofMillis(300), 0), socket -> socket, ECHO);
    Socket socket = connect(server);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_200);
    while (System.nanoTime() < end) {
      assertThat(echoes(socket)).isTrue();
    }
  }

  @Test
  void aSessionEndsWhenItsTimeIsUpHoweverBusyItIs() throws IOException {
    TcpServer server = start(limits(Duration.ofMillis(300), Duration.ofSeconds(20), 0), ECHO);
    Socket socket = connect(server);
    long start = System.nanoTime();
    try {
      while (echoes(socket)) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      }
    } catch (IOException expected) {
      // Closed while a byte was under way.
    }
    await(() -> server.openConnections() == 0);
  }

  @Test
  void aSilentPeerIsClosedAfterTheIdleLimit() throws IOException {
    TcpServer server = start(limits(Duration.ZERO, Duration.ofMillis(200), 0), ECHO);
    assertThat(isEnded(connect(server))).isTrue();
    await(() -> server.openConnections() == 0);
  }

  @Test
  void aPeerThatSendsTooManyBytesIsClosed() throws IOException {
    for (boolean skipping : new boolean[] {false, true}) {
      TcpServer server =
          start(
              limits(Duration.ZERO, Duration.ofSeconds(20), 1_000),
              connection -> {
                while (true) {
                  long n =
                      skipping
                          ? connection.input().skip(100)
                          : connection.input().readNBytes(100).length;
                  if (n == 0) {
                    return;
                  }
                }
              });
      Socket socket = connect(server);
      socket.getOutputStream().write(new byte[2_000]);
      assertThat(isEnded(socket)).isTrue();
      await(() -> server.failedConnections() == 1);
    }
  }

  @Test
  void aPeerThatClosesItsHalfStillGetsTheAnswer() throws IOException {
    TcpServer server = start(WIDE, ECHO);
    Socket socket = connect(server);
    socket.getOutputStream().write("last words".getBytes(StandardCharsets.US_ASCII));
    socket.shutdownOutput();
    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo("last words");
    await(() -> server.openConnections() == 0);
    assertThat(server.failedConnections()).isZero();
  }

  @Test
  void aHandlerOrUpgradeThatFailsBadlyHarmsNobodyElse() throws IOException {
    AtomicBoolean upgradeFails = new AtomicBoolean(true);
    TcpServer server =
        start(
            WIDE,
            socket -> {
              if (upgradeFails.get()) {
                throw new StackOverflowError("test");
              }
              return socket;
            },
            connection -> {
              if (connection.input().read() == '!') {
                throw new IllegalStateException("test");
              }
              ECHO.handle(connection);
            });
    assertThat(isEnded(connect(server))).isTrue();
    upgradeFails.set(false);
    Socket bad = connect(server);
    bad.getOutputStream().write('!');
    assertThat(isEnded(bad)).isTrue();
    await(() -> server.openConnections() == 0);
    assertThat(server.failedConnections()).isEqualTo(2);

    Socket good = connect(server);
    good.getOutputStream().write('.');
    assertThat(echoes(good)).isTrue();
  }

  @Test
  void aPeerThatResetsTheConnectionIsCounted() throws Exception {
    TcpServer server = start(WIDE, ECHO);
    Socket socket = connect(server);
    assertThat(echoes(socket)).isTrue();
    socket.setSoLinger(true, 0);
    socket.close();
    await(() -> server.openConnections() == 0);
    assertThat(server.failedConnections()).isEqualTo(1);
  }

  @Test
  void aPeerThatDoesNotReadCannotKeepAConnectionThatIsOver() throws IOException {
    // As TLS does: a goodbye that waits for room in the peer's buffer.
    class StuckGoodbye extends Socket {
      private final Socket raw;

      StuckGoodbye(Socket raw) {
        this.raw = raw;
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return raw.getInputStream();
      }

      @Override
      public void close() throws IOException {
        byte[] block = new byte[1 << 16];
        while (true) {
          raw.getOutputStream().write(block);
        }
      }
    }
    TcpServer server = start(WIDE, StuckGoodbye::new, connection -> {});
    connect(server);
    await(() -> server.acceptedConnections() == 1);
    await(() -> server.openConnections() == 0);
  }

  @Test
  void stopClosesEveryConnectionAndWaitsForTheirHandlers() throws IOException {
    AtomicBoolean handlerDone = new AtomicBoolean();
    TcpServer server =
        start(
            WIDE,
            connection -> {
              try {
                ECHO.handle(connection);
              } finally {
                handlerDone.set(true);
              }
            });
    Socket socket = connect(server);
    assertThat(echoes(socket)).isTrue();
    server.stop();
    assertThat(handlerDone).isTrue();
    assertThat(isEnded(socket)).isTrue();
    assertThat(server.openConnections()).isZero();
  }

  @Test
  void stopDoesNotWaitForEverForAHandlerThatDoesNotReturn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch inside = new CountDownLatch(1);
    TcpServer server =
        start(
            WIDE,
            connection -> {
              inside.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            });
    connect(server);
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    server.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    never.countDown();
  }

  @Test
  void aHandlerMayStopItsOwnServer() throws IOException {
    List<TcpServer> self = new ArrayList<>();
    CountDownLatch stopped = new CountDownLatch(1);
    TcpServer server =
        start(
            WIDE,
            connection -> {
              if (connection.input().read() >= 0) {
                self.getFirst().stop();
                stopped.countDown();
              }
            });
    self.add(server);
    connect(server).getOutputStream().write('q');
    await(() -> stopped.getCount() == 0);
  }

  @Test
  void connectionsThatArriveWhileItStopsAreClosedToo() throws Exception {
    for (int round = 0; round < 20; round++) {
      TcpServer server = start(WIDE, ECHO);
      InetSocketAddress address = server.address();
      List<Socket> sockets = new ArrayList<>();
      Thread visitor =
          Thread.startVirtualThread(
              () -> {
                try {
                  for (int i = 0; i < 50; i++) {
                    sockets.add(new Socket(address.getAddress(), address.getPort()));
                  }
                } catch (IOException expected) {
                  // The port is closed.
                }
              });
      await(() -> server.acceptedConnections() > 0);
      server.stop();
      visitor.join();
      await(() -> server.openConnections() == 0);
      for (Socket socket : sockets) {
        socket.setSoTimeout(5_000);
        assertThat(isEnded(socket)).isTrue();
        socket.close();
      }
    }
  }

  @Test
  void itStartsAgainAfterAStopOnTheSamePort() throws IOException {
    TcpServer first = start(WIDE, ECHO);
    InetSocketAddress address = first.address();
    assertThat(echoes(connect(first))).isTrue();
    first.stop();
    TcpServer again = new TcpServer("again", address, WIDE, SocketUpgrade.NONE, ECHO);
    again.start();
    toClose.add(again::stop);
    assertThat(echoes(connect(again))).isTrue();
    again.stop();
    again.start();
    assertThat(echoes(connect(again))).isTrue();
  }

  @Test
  void aPortInUseIsExplained() throws IOException {
    TcpServer first = start(WIDE, ECHO);
    TcpServer second =
        new TcpServer("second listener", first.address(), WIDE, SocketUpgrade.NONE, ECHO);
    assertThatThrownBy(second::start)
        .isInstanceOf(BindException.class)
        .hasMessage(
            "second listener cannot listen on %s:%d: the port is in use; stop what listens there or"
                + " choose another port",
            first.address().getHostString(), first.address().getPort());
    second.stop();
    assertThat(echoes(connect(first))).isTrue();
  }

  @Test
  void aFaultThatStrangersRepeatFillsNoLog() throws Exception {
    try (LogLines log = LogLines.of(TcpServer.class)) {
      TcpServer server =
          start(
              WIDE,
              connection -> {
                throw new IllegalStateException("a bug");
              });
      for (int i = 0; i < 50; i++) {
        try (Socket socket = connect(server)) {
          assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
      }
      assertThat(log.lines())
          .hasSize(10)
          .allMatch(line -> line.startsWith("ERROR test listener failed while serving 127.0.0.1"));
      assertThat(server.failedConnections()).isEqualTo(50);
    }
  }
}
