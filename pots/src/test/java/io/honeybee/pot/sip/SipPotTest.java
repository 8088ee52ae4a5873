package io.honeybee.pot.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawUdpClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SipPotTest {
  private static final SipPotType TYPE = new SipPotType();

  private static final String REGISTER =
      """
      REGISTER sip:192.0.2.1 SIP/2.0\r
      Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1;rport\r
      From: "100" <sip:100@192.0.2.1>;tag=1\r
      To: <sip:100@192.0.2.1>\r
      Call-ID: 1@192.0.2.9\r
      CSeq: 1 REGISTER\r
      Contact: <sip:100@192.0.2.9>\r
      User-Agent: friendly-scanner\r
      Max-Forwards: 70\r
      Content-Length: 0\r
      """;

  @TempDir Path directory;

  @Test
  void sipsakGetsAnAnswerToItsOptions() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      RealClient client = sipsak("-vv", "-s", "sip:100@127.0.0.1:" + pot.port());
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(client.output()).contains("200 OK");
      assertThat(pot.await("sip.request", 1).getFirst().data())
          .containsEntry("method", "OPTIONS")
          .hasEntrySatisfying("version", agent -> assertThat(agent.toString()).contains("sipsak"));
    }
  }

  @Test
  void sipsakRegistersWithAPasswordThatIsListed() throws Exception {
    Map<String, String> options = Map.of("login", "list:100/secret");
    try (PotFixture pot = PotFixture.start(TYPE, directory, options)) {
      RealClient client = register(pot, "secret");
      assertThat(client.output()).contains("401 Unauthorized", "200 OK");
      Observation login = pot.await("sip.login.success", 1).getFirst();
      assertThat(login.data()).containsEntry("username", "100").containsEntry("realm", "asterisk");
      // This sipsak loses the last digit of a port of five.
      assertThat(String.valueOf(login.data().get("hash")))
          .startsWith("$sip$*127.0.0.1:")
          .contains("*127.0.0.1*100*asterisk*REGISTER*sip*127.0.0.1*");
      register(pot, "wrong");
      assertThat(pot.await("sip.login.failed", 1).getFirst().data())
          .containsEntry("username", "100");
    }
  }

  private static RealClient register(PotFixture pot, String password) throws Exception {
    String uri = "sip:100@127.0.0.1:" + pot.port();
    return sipsak(
        "-vvv",
        "-U",
        "-C",
        "sip:100@127.0.0.1",
        "-x",
        "60",
        "-s",
        uri,
        "-u",
        "100",
        "-a",
        password);
  }

  private static RealClient sipsak(String... arguments) throws Exception {
    assertThat(Path.of("/usr/bin/sipsak")).as("apt-get install sipsak").exists();
    String[] all = new String[arguments.length + 1];
    all[0] = "sipsak";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return RealClient.run("", all);
  }

  /** The example of hashcat's mode 11400, whose password is "hashcat". */
  @Test
  void aHashIsInTheFormThatCrackersRead() {
    DigestLogin login =
        DigestLogin.parse(
                "REGISTER",
                "Digest username=\"username\", realm=\"asterisk\", nonce=\"2b01df0b\","
                    + " uri=\"sip:192.168.100.121\","
                    + " response=\"ad0520061ca07c120d7e8ce696a6df2d\", algorithm=MD5")
            .orElseThrow();
    assertThat(login.crackable("192.168.100.100", "192.168.100.121"))
        .hasValue(
            "$sip$*192.168.100.100*192.168.100.121*username*asterisk*REGISTER*sip"
                + "*192.168.100.121**2b01df0b****MD5*ad0520061ca07c120d7e8ce696a6df2d");
    assertThat(login.isOf("hashcat")).isTrue();
    assertThat(login.isOf("other")).isFalse();
  }

  @Test
  void aNameThatWouldBreakTheHashLeavesItOut() {
    String digest = "Digest username=\"a*b\", response=\"ad0520061ca07c120d7e8ce696a6df2d\"";
    DigestLogin login = DigestLogin.parse("REGISTER", digest).orElseThrow();
    assertThat(login.crackable("a", "b")).isEmpty();
  }

  @Test
  void aScannerIsChallengedAndNamed() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      String answer = ask(client, REGISTER + "\r\n");
      assertThat(answer)
          .startsWith("SIP/2.0 401 Unauthorized\r\n")
          .containsPattern(
              "WWW-Authenticate: Digest algorithm=MD5, realm=\"asterisk\", nonce=\"[0-9a-f]{8}\"")
          .endsWith("\r\n\r\n");
      assertThat(pot.await("sip.request", 1).getFirst().data()).containsEntry("tool", "sipvicious");
      String wrong =
          "Authorization: Digest username=\"100\", realm=\"asterisk\", nonce=\"1\","
              + " uri=\"sip:192.0.2.1\", response=\"00112233445566778899aabbccddeeff\"\r\n\r\n";
      assertThat(ask(client, REGISTER + wrong)).startsWith("SIP/2.0 403 Forbidden\r\n");
      pot.await("sip.login.failed", 1);
    }
  }

  @Test
  void aShortRequestGetsAnAnswerThatIsNoLonger() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      String shortest =
          """
          OPTIONS sip:a SIP/2.0\r
          Via: SIP/2.0/UDP x;rport\r
          From: a\r
          To: b\r
          Call-ID: c\r
          CSeq: 1 OPTIONS\r
          Content-Length: 0\r
          \r
          """;
      assertThat(ask(client, shortest)).startsWith("SIP/2.0 200 OK\r\n");
      client.send(
          "OPTIONS a SIP/2.0\r\nv:v\r\nf:f\r\nt:t\r\ni:i\r\nCSeq:1\r\n\r\n".getBytes(ISO_8859_1));
      pot.await("sip.request", 2);
      assertThat(client.poll()).isEmpty();
    }
  }

  @Test
  void answersAcknowledgementsAndRubbishGetNoAnswer() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of());
        RawUdpClient client = new RawUdpClient(pot.port())) {
      Random random = new Random(5);
      client.send(
          REGISTER
              .replace("REGISTER sip:192.0.2.1 SIP/2.0", "SIP/2.0 200 OK")
              .getBytes(ISO_8859_1));
      client.send(REGISTER.replace("REGISTER", "ACK").getBytes(ISO_8859_1));
      client.send("\u001b[2J<script>\u00ff\u0000\r\n".getBytes(ISO_8859_1));
      client.send("\r\n\r\n".getBytes(ISO_8859_1));
      client.send(("INVITE " + "a".repeat(60_000)).getBytes(ISO_8859_1));
      byte[] noise = new byte[300];
      random.nextBytes(noise);
      client.send(noise);
      pot.await("sip.request", 6);
      assertThat(client.poll()).isEmpty();
      assertThat(ask(client, REGISTER + "\r\n")).startsWith("SIP/2.0 401");
    }
  }

  @Test
  void mutatedRequestsLeaveTheOthersServed() throws Exception {
    try (PotFixture pot = PotFixture.start(TYPE, directory, Map.of())) {
      Random random = new Random(9);
      try (RawUdpClient client = new RawUdpClient(pot.port())) {
        for (int i = 0; i < 250; i++) {
          byte[] packet = (REGISTER + "\r\n").getBytes(ISO_8859_1);
          for (int n = 0; n < 8; n++) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
          }
          client.send(packet);
          // More at a time would not fit the system's buffer, which is no fault of the pot's.
          pot.await("sip.request", i + 1);
        }
      }
    }
  }

  @Test
  void aPolicyThatTakesAPasswordWeCannotSeeIsRefused() {
    assertThatThrownBy(() -> PotFixture.start(TYPE, directory, Map.of("login", "after:3")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("never, any or list");
    assertThatThrownBy(() -> PotFixture.start(TYPE, directory, Map.of("realm", "a\"b")))
        .isInstanceOf(InvalidOptionException.class);
  }

  private static String ask(RawUdpClient client, String request) throws Exception {
    return new String(client.ask(request.getBytes(ISO_8859_1)), ISO_8859_1);
  }
}
