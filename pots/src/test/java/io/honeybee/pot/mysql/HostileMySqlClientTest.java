package io.honeybee.pot.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.BrokenSessions;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that break the protocol. */
class HostileMySqlClientTest {
  private static final int CAPABILITIES =
      Capability.PROTOCOL_41
          | Capability.SECURE_CONNECTION
          | Capability.PLUGIN_AUTH
          | Capability.CONNECT_WITH_DB
          | Capability.CONNECT_ATTRS;

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new MySqlPotType(), directory, Map.of("login", "any"));
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private static String packet(int sequence, String payload) {
    int n = payload.length();
    return new String(
            new char[] {
              (char) (n & 0xFF), (char) (n >> 8 & 0xFF), (char) (n >> 16 & 0xFF), (char) sequence
            })
        + payload;
  }

  private static String login(String user, String answer) {
    return login(user, answer, Personality.NATIVE);
  }

  private static String login(String user, String answer, String plugin) {
    return packet(
        1,
        new String(
            new PacketWriter()
                .int4(CAPABILITIES)
                .int4(1 << 24)
                .int1(45)
                .zeros(23)
                .terminated(user)
                .value(answer)
                .terminated("shop")
                .terminated(plugin)
                .value("\u0003_os\u0005Linux")
                .bytes(),
            StandardCharsets.ISO_8859_1));
  }

  private static String session() {
    return login("root", "A".repeat(20))
        + packet(0, "\u0003select version(), 'x', @@port")
        + packet(0, "\u0003show variables like '%a%'")
        + packet(0, "\u0016select ?")
        + packet(0, "\u0011root\0\0shop\0-\0" + Personality.NATIVE + "\0");
  }

  @Test
  void brokenSessionsHarmNobody() throws Exception {
    try (BrokenSessions broken = new BrokenSessions()) {
      broken.throwAt(pot.port(), session().getBytes(StandardCharsets.ISO_8859_1), 5, 300);
      try (RawClient client = new RawClient(pot.port())) {
        client.awaitText(Personality.NATIVE).send(login("root", "B".repeat(20)));
        client.awaitText("Unknown database 'shop'").awaitEnd();
      }
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "the end of all sessions");
      assertThat(broken.complaints()).isEmpty();
    }
  }

  @Test
  void packetsOutOfOrderAndOtherProtocolsAreRefusedAsMariaDbDoes() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("GET / HTTP/1.0\r\n\r\n").awaitText("\u0084\u0004#08S01Got packets out of order");
      client.awaitEnd();
    }
    try (RawClient client = new RawClient(pot.port())) {
      client.send(packet(1, "xxxxx"));
      client.awaitText("\u0010\0\0\u0002\u00ff\u0013\u0004Bad handshake").awaitEnd();
    }
  }

  @Test
  void passwordHiddenWithThePublicKeyIsRead() throws Exception {
    try (PotFixture mysql8 =
            PotFixture.start(
                new MySqlPotType(),
                directory.resolve("mysql8"),
                Map.of("personality", "mysql8", "login", "list:root/geheim"));
        RawClient client = new RawClient(mysql8.port())) {
      client.awaitText(Personality.SHA2);
      byte[] greeting = client.received().getBytes(StandardCharsets.ISO_8859_1);
      int at = "....".length() + 1 + "8.0.43".length() + 1 + 4;
      byte[] challenge = new byte[20];
      System.arraycopy(greeting, at, challenge, 0, 8);
      System.arraycopy(greeting, at + 27, challenge, 8, 12);
      client.send(login("root", "A".repeat(32), Personality.SHA2));
      client.awaitText("\u0001\u0004").send(packet(3, "\u0002"));
      client.awaitText("-----BEGIN PUBLIC KEY-----\n").awaitText("-----END PUBLIC KEY-----\n");
      String pem = client.received();
      String base64 =
          pem.substring(pem.indexOf("KEY-----\n") + 9, pem.indexOf("-----END")).replace("\n", "");
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
      byte[] hidden = cipher.doFinal(Scramble.xor(Scramble.bytes("geheim\0"), challenge));
      client.send(packet(5, new String(hidden, StandardCharsets.ISO_8859_1)));
      assertThat(mysql8.await("mysql.login.success", 1).getFirst().data())
          .containsEntry("password", "geheim");
    }
  }

  @Test
  void announcedSizesAreNotBelieved() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("\u00ff\u00ff\u00fe\u0001" + "x".repeat(10_000));
      client.awaitText("Got a packet bigger than 'max_allowed_packet' bytes").awaitEnd();
    }
  }

  @Test
  void namesOfAnyBytesAreKeptWithinBounds() throws Exception {
    String name = "\u001b[31m<script>\u00ff" + "A".repeat(60_000);
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText(Personality.NATIVE).send(login(name, ""));
      client.awaitText("Access denied for user '\u001b[31m<script>\u00ff").awaitEnd();
    }
    Observation login = pot.await("mysql.login.failed", 1).getFirst();
    assertThat(String.valueOf(login.data().get("username")))
        .startsWith("\u001b[31m<script>\\xff")
        .hasSizeLessThan(1_100);
    assertThat(login.data()).containsEntry("truncated", true);
  }
}
