package io.honeybee.pot.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripwireTest {
  private static final TcpPortPotType TYPE = new TcpPortPotType();

  @TempDir Path directory;

  @Test
  void netcatsFirstBytesAreLoggedAsTextAndAsDigits() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of("banner", "220 ready"))) {
      RealClient client =
          RealClient.run(
              "\u0001<script>\u00ff\n", "nc", "-w", "2", "127.0.0.1", Integer.toString(pot.port()));
      assertThat(client.output()).isEqualTo("220 ready\r\n");
      assertThat(pot.await("tcp.data.received", 1).getFirst().data())
          .containsEntry("data", "\u0001<script>\\xff\n")
          .containsEntry("data_hex", "013c7363726970743eff0a")
          .containsEntry("size", 11)
          .containsEntry("service", "unknown");
      pot.await("tcp.session.closed", 1);
    }
  }

  @Test
  void theGreetingOfCurlsTlsIsRead() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      String url = "https://vault.example.com:" + pot.port() + "/";
      RealClient.run(
          "",
          "curl",
          "-sk",
          "-m",
          "3",
          "--resolve",
          "vault.example.com:" + pot.port() + ":127.0.0.1",
          url);
      Observation seen = pot.await("tcp.data.received", 1).getFirst();
      assertThat(seen.data())
          .containsEntry("service", "tls")
          .containsEntry("server_name", "vault.example.com");
      assertThat(String.valueOf(seen.data().get("ja3"))).matches("[0-9a-f]{32}");
      assertThat(String.valueOf(seen.data().get("ja4"))).startsWith("t13d");
    }
  }

  @Test
  void nmapTryingManyPortsIsOneScan() throws Exception {
    assertThat(Path.of("/usr/bin/nmap")).as("apt-get install nmap").exists();
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of(), 8)) {
      String ports =
          pot.pot().addresses().stream()
              .map(address -> Integer.toString(address.getPort()))
              .collect(Collectors.joining(","));
      RealClient nmap =
          RealClient.run("", "nmap", "-sT", "-Pn", "-n", "--open", "-p", ports, "127.0.0.1");
      assertThat(nmap.output()).contains("open");
      pot.await("tcp.session.connect", 8);
      pot.await("tcp.session.closed", 8);
      assertThat(pot.seen("tcp.scan")).hasSize(1);
      List<?> tried = (List<?>) pot.seen("tcp.scan").getFirst().data().get("ports");
      assertThat(tried).hasSize(5).allMatch(port -> ports.contains(String.valueOf(port)));
    }
  }

  @Test
  void portsThatOthersHaveAreLeftOutOrRefused() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket other = new ServerSocket(0, 1, loopback)) {
      List<InetSocketAddress> both =
          List.of(
              (InetSocketAddress) other.getLocalSocketAddress(),
              new InetSocketAddress(loopback, 0));
      try (PotFixture pot = PotFixture.startAt(TYPE, directory, Map.of(), both)) {
        assertThat(pot.pot().addresses()).hasSize(1);
        assertThat(pot.port()).isNotEqualTo(other.getLocalPort());
      }
      assertThatThrownBy(
              () -> PotFixture.startAt(TYPE, directory, Map.of("busy_ports", "fail"), both))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the port is in use");
      assertThatThrownBy(() -> PotFixture.startAt(TYPE, directory, Map.of(), both.subList(0, 1)))
          .hasMessageContaining("all its ports are in use");
    }
  }

  @Test
  void aLongGreetingIsCutAndASilentClientLeavesNoData() throws Exception {
    Map<String, String> options = Map.of("max_bytes", "16", "wait_seconds", "1");
    try (PotFixture pot = PotFixture.start(TYPE, directory, options)) {
      try (RawClient client = new RawClient(pot.port())) {
        client.send("x".repeat(65_536)).awaitEnd();
      }
      assertThat(pot.await("tcp.data.received", 1).getFirst().data())
          .containsEntry("data", "x".repeat(16))
          .containsEntry("data_hex", "78".repeat(16));
      try (RawClient client = new RawClient(pot.port())) {
        client.awaitEnd();
      }
      pot.await("tcp.session.closed", 2);
      assertThat(pot.seen("tcp.data.received")).hasSize(1);
    }
  }

  @Test
  void brokenTlsGreetingsAreLoggedAsFarAsTheyAre() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of("wait_seconds", "2"))) {
      Random random = new Random(11);
      List<Socket> open = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        byte[] hello = new byte[20 + random.nextInt(200)];
        random.nextBytes(hello);
        System.arraycopy(
            new byte[] {0x16, 3, 1, (byte) random.nextInt(256), 77, 1}, 0, hello, 0, 6);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), pot.port());
        open.add(socket);
        socket.getOutputStream().write(hello);
      }
      pot.await("tcp.data.received", 40);
      assertThat(pot.seen("tcp.data.received"))
          .allSatisfy(o -> assertThat(o.data()).containsEntry("service", "tls"));
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void protocolsAreToldByTheirFirstBytes() {
    assertThat(guess("GET /index HTTP/1.1\r\n")).isEqualTo("http");
    assertThat(guess("SSH-2.0-Go\r\n")).isEqualTo("ssh");
    assertThat(guess("\0\0\0E\u00ffSMBr")).isEqualTo("smb");
    assertThat(guess("\0\0\0\u00d4\u00feSMB@")).isEqualTo("smb");
    assertThat(guess("\3\0\0/*\u00e0\0\0\0\0\0Cookie: mstshash=")).isEqualTo("rdp");
    assertThat(guess("*1\r\n$4\r\nPING\r\n")).isEqualTo("redis");
    assertThat(guess("\0\0\0\10\4\u00d2\u0016/")).isEqualTo("postgresql");
    assertThat(guess("\u0012\1\0:\0\0\0\0\0\0")).isEqualTo("mssql");
    assertThat(guess("\u0010\u0010\0\4MQTT\4")).isEqualTo("mqtt");
    assertThat(guess("CNXN\0\0\0\1")).isEqualTo("adb");
    assertThat(guess("OPTIONS sip:nm SIP/2.0")).isEqualTo("sip");
    assertThat(guess("EHLO x\r\n")).isEqualTo("smtp");
    assertThat(guess("0\u000c\2\1\1`\7\2")).isEqualTo("ldap");
    assertThat(guess("\5\1\0")).isEqualTo("socks5");
    assertThat(guess("\u00ff\u00fd\1")).isEqualTo("telnet");
    assertThat(guess("")).isEqualTo("unknown");
    assertThat(guess("hello\r\n")).isEqualTo("unknown");
  }

  @Test
  void noGreetingTakesLongToTell() {
    for (String text :
        List.of("A".repeat(8_192), "*1".repeat(4_096), "GET " + "a ".repeat(4_000))) {
      long begin = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        assertThat(guess(text)).isEqualTo("unknown");
      }
      assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }
  }

  private static String guess(String bytes) {
    return ProtocolGuess.of(bytes.getBytes(ISO_8859_1));
  }

  @Test
  void optionsOutOfBoundsAreRefused() {
    for (Map.Entry<String, String> option :
        Map.of("max_bytes", "9", "scan_ports", "1", "busy_ports", "maybe").entrySet()) {
      assertThatThrownBy(
              () -> PotFixture.start(TYPE, directory, Map.of(option.getKey(), option.getValue())))
          .isInstanceOf(InvalidOptionException.class);
    }
  }
}
