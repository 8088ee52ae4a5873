package io.honeybee.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener makes of PROXY headers, from those it trusts and from those it does not. */
@Timeout(30)
class ProxiedConnectionsTest {
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : toClose.reversed()) {
      each.close();
    }
  }

  /** Says whom it takes the peer for and where it came to, and then what it sent. */
  private TcpServer start(String trusted, int perSource, int ratePerSource) throws IOException {
    TcpServer server =
        new TcpServer(
            "test listener",
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            new TcpLimits(100, perSource, Duration.ZERO, Duration.ofSeconds(10), 0),
            new TcpAccess(
                new ProxyTrust(List.of(AddressRange.parse(trusted))), 10_000, ratePerSource),
            SocketUpgrade.NONE,
            connection -> {
              String who =
                  connection.remote().getAddress().getHostAddress()
                      + " "
                      + connection.remote().getPort()
                      + " "
                      + connection.local().getPort()
                      + "\n";
              connection.output().write(ascii(who));
              connection.input().transferTo(connection.output());
            });
    server.start();
    toClose.add(server::stop);
    return server;
  }

  private Socket connect(TcpServer server, byte[] sent) throws IOException {
    Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
    toClose.add(socket);
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(sent);
    return socket;
  }

  private static String line(Socket socket) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int c = socket.getInputStream().read();
      while (c >= 0 && c != '\n') {
        line.write(c);
        c = socket.getInputStream().read();
      }
    } catch (IOException e) {
      // A reset is an end too.
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] version2(String commandFamilyAndBody, String then) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(SIGNATURE + commandFamilyAndBody));
    bytes.writeBytes(ascii(then));
    return bytes.toByteArray();
  }

  @Test
  void version1NamesTheTruePeerAndNoByteBehindItIsLost() throws IOException {
    TcpServer server = start("127.0.0.0/8", 10, 1_000);
    Socket socket =
        connect(server, ascii("PROXY TCP4 203.0.113.7 192.0.2.1 4711 22\r\nSSH-2.0-x\n"));
    assertThat(line(socket)).isEqualTo("203.0.113.7 4711 22");
    assertThat(line(socket)).isEqualTo("SSH-2.0-x");
    Socket six = connect(server, ascii("PROXY TCP6 2001:db8::7 2001:db8::1 4711 22\r\n"));
    assertThat(line(six)).isEqualTo("2001:db8:0:0:0:0:0:7 4711 22");
  }

  @Test
  void version2NamesTheTruePeerWhateverNotesTheProxyAdds() throws IOException {
    TcpServer server = start("127.0.0.1", 10, 1_000);
    Socket four =
        connect(server, version2("2111" + "000c" + "cb007107" + "c0000201" + "12670016", "hi\n"));
    assertThat(line(four)).isEqualTo("203.0.113.7 4711 22");
    assertThat(line(four)).isEqualTo("hi");
    String addresses =
        "20010db8000000000000000000000007" + "20010db8000000000000000000000001" + "12670016";
    Socket six = connect(server, version2("2121" + "0029" + addresses + "0400020000", "hi\n"));
    assertThat(line(six)).isEqualTo("2001:db8:0:0:0:0:0:7 4711 22");
    assertThat(line(six)).isEqualTo("hi");
  }

  @Test
  void aProxyMaySpeakForItself() throws IOException {
    TcpServer server = start("127.0.0.1", 10, 1_000);
    assertThat(line(connect(server, version2("20000000", "")))).startsWith("127.0.0.1 ");
    assertThat(line(connect(server, ascii("PROXY UNKNOWN\r\n")))).startsWith("127.0.0.1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2p1\r\n",
        "PROXY TCP4 203.0.113.7 192.0.2.1 4711\r\n",
        "PROXY TCP4 2001:db8::1 192.0.2.1 4711 22\r\n",
        "PROXY TCP4 localhost 192.0.2.1 4711 22\r\n",
        "PROXY TCP4 203.0.113.7 192.0.2.1 99999 22\r\n",
        "PROXY TCP4 a line that is longer than any that a proxy sends, and that does not end"
            + " where the specification has it end, so that it is given up",
        "\r\n\r\n\0\r\nQUIT\n!\u0011\0\u0004abcd",
        "\r\n\r\n\0\r\nQUIT\n1\u0011\0\u0000",
        "\r\n\r\n\0\r\nQUIT\n!\u0011\u00ff\u00ff",
      })
  void aTrustedProxyWithoutAProperHeaderIsClosed(String sent) throws IOException {
    TcpServer server = start("127.0.0.1", 10, 1_000);
    assertThat(line(connect(server, ascii(sent)))).isEmpty();
    // The place is free again, and the listener goes on.
    assertThat(line(connect(server, ascii("PROXY UNKNOWN\r\n")))).startsWith("127.0.0.1 ");
  }

  @Test
  void strangersCannotClaimToBeSomebodyElse() throws IOException {
    TcpServer server = start("192.0.2.0/24", 10, 1_000);
    Socket socket = connect(server, ascii("PROXY TCP4 203.0.113.7 192.0.2.1 4711 22\r\n"));
    assertThat(line(socket)).startsWith("127.0.0.1 ");
    assertThat(line(socket)).startsWith("PROXY TCP4");
  }

  @Test
  void limitsCountTheTruePeersAndNotTheProxy() throws IOException {
    TcpServer server = start("127.0.0.1", 1, 1_000);
    Socket first = connect(server, ascii("PROXY TCP4 203.0.113.7 192.0.2.1 1 22\r\n"));
    assertThat(line(first)).startsWith("203.0.113.7");
    Socket second = connect(server, ascii("PROXY TCP4 203.0.113.7 192.0.2.1 2 22\r\n"));
    assertThat(line(second)).as("one place a source").isEmpty();
    Socket other = connect(server, ascii("PROXY TCP4 203.0.113.8 192.0.2.1 3 22\r\n"));
    assertThat(line(other)).startsWith("203.0.113.8");
    assertThat(server.refusedConnections()).isEqualTo(1);
  }

  @Test
  void newConnectionsOfOneSourceHaveARate() throws IOException {
    TcpServer server = start("192.0.2.0/24", 100, 1);
    int served = 0;
    for (int i = 0; i < 20; i++) {
      served += line(connect(server, new byte[0])).isEmpty() ? 0 : 1;
    }
    assertThat(served).isBetween(2, 19);
  }

  @Test
  void oneListenerHasManyPortsAndAllOrNone() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    TcpServer server = listener(List.of(any, any, any));
    server.start();
    toClose.add(server::stop);
    List<InetSocketAddress> bound = server.addresses();
    assertThat(bound).hasSize(3).doesNotHaveDuplicates();
    for (InetSocketAddress address : bound) {
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        assertThat(line(socket)).isEqualTo("hello");
      }
    }
    TcpServer partly = listener(List.of(any, bound.get(1)));
    org.assertj.core.api.Assertions.assertThatThrownBy(partly::start)
        .hasMessageContaining(":" + bound.get(1).getPort() + ": the port is in use");
    org.assertj.core.api.Assertions.assertThatThrownBy(partly::addresses)
        .isInstanceOf(IllegalStateException.class);
  }

  private static TcpServer listener(List<InetSocketAddress> addresses) {
    return new TcpServer(
        "test listener",
        addresses,
        new TcpLimits(100, 100, Duration.ZERO, Duration.ofSeconds(10), 0),
        TcpAccess.OPEN,
        SocketUpgrade.NONE,
        connection -> connection.output().write(ascii("hello\n")));
  }
}
