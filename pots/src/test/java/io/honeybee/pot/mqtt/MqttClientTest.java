package io.honeybee.pot.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real mosquitto_sub and mosquitto_pub, nmap, and clients that break the protocol. Needs the
 * Debian packages mosquitto-clients and nmap.
 */
class MqttClientTest {
  private static final String CONNECT = "\u0010\u0010\0\u0004MQTT\u0004\u0002\0\u001e\0\u0004test";
  private static final String CONNACK = " \u0002\0\0";

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new MqttPotType(), directory, Map.of("login", "list:dev/right"));
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private RealClient run(String program, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(program, "-h", "127.0.0.1", "-p", Integer.toString(pot.port())));
    command.addAll(List.of(options));
    return RealClient.run("", command.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv31", "mqttv311", "mqttv5"})
  void realSubscriberGetsWhatIsKept(String version) throws Exception {
    RealClient client =
        run("mosquitto_sub", "-V", version, "-i", "probe", "-t", "$SYS/broker/version", "-C", "1");
    assertThat(client.output()).contains("mosquitto version 2.0.11");
    assertThat(run("mosquitto_sub", "-V", version, "-v", "-t", "#", "-C", "4").output())
        .contains("tele/tasmota_")
        .doesNotContain("$SYS");

    assertThat(pot.await("mqtt.client.connect", 2).getFirst().data())
        .containsEntry("client_id", "probe")
        .containsKeys("protocol_version", "keep_alive");
    assertThat(pot.await("mqtt.topic.subscribe", 2).getFirst().data())
        .containsEntry("topics", List.of("$SYS/broker/version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void realPublisherIsHeardInEachQuality(String version) throws Exception {
    for (String qos : new String[] {"0", "1", "2"}) {
      RealClient client =
          run(
              "mosquitto_pub",
              "-V",
              version,
              "-q",
              qos,
              "-r",
              "-t",
              "cmnd/pump",
              "-m",
              "ON " + qos,
              "-u",
              "dev",
              "-P",
              "right",
              "--will-topic",
              "bye",
              "--will-payload",
              "gone");
      assertThat(client.exitCode()).as(client.output()).isZero();
    }
    assertThat(pot.await("mqtt.message.publish", 3))
        .extracting(o -> o.data().get("data") + "/" + o.data().get("qos"))
        .containsExactlyInAnyOrder("ON 0/0", "ON 1/1", "ON 2/2");
    assertThat(pot.await("mqtt.login.success", 3).getFirst().data())
        .containsEntry("username", "dev")
        .containsEntry("password", "right");
    assertThat(pot.seen("mqtt.client.connect").getFirst().data())
        .containsEntry("will_topic", "bye")
        .containsEntry("will", "gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mqttv311", "mqttv5"})
  void wrongPasswordIsRefused(String version) throws Exception {
    RealClient client =
        run("mosquitto_pub", "-V", version, "-t", "a", "-m", "x", "-u", "admin", "-P", "guess");
    assertThat(client.output()).containsIgnoringCase("not authori");
    assertThat(pot.await("mqtt.login.failed", 1).getFirst().data())
        .containsEntry("username", "admin")
        .containsEntry("password", "guess");
    pot.await("mqtt.session.closed", 1);
  }

  @Test
  void largeMessageIsCaptured() throws Exception {
    Path file = directory.resolve("firmware");
    Files.writeString(file, "ELF".repeat(100_000));
    assertThat(run("mosquitto_pub", "-t", "ota", "-q", "1", "-f", file.toString()).exitCode())
        .isZero();
    Map<String, Object> data = pot.await("mqtt.message.publish", 1).getFirst().data();
    assertThat(data).containsEntry("size", 300_000L).containsEntry("truncated", true);
    assertThat(Files.size(directory.resolve(String.valueOf(data.get("outfile")))))
        .isEqualTo(300_000L);
  }

  @Test
  void scannerNamesIt() throws Exception {
    RealClient nmap =
        RealClient.run(
            "",
            "nmap",
            "-Pn",
            "-n",
            "--script",
            "+mqtt-subscribe",
            "--script-args",
            "mqtt-subscribe.listen-time=1s",
            "-p",
            Integer.toString(pot.port()),
            "127.0.0.1");
    assertThat(nmap.output()).contains("mosquitto version 2.0.11");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0082\u0008\0\u0001\0\u0003a#b\0",
        "\u0082\u0006\0\u0001\0\u0001a\u0003",
        "\u0080\u0006\0\u0001\0\u0001a\0",
        "0\u0004\0\u0001#x",
        "0\u0003\0\0x",
        "6\u0006\0\u0001a\0\u0005x",
        "0\u00ff\u00ff\u00ff\u00ff\u007f",
        "0\u0001\0",
        "\u00f0\0",
        "\0\0",
        CONNECT,
        "\u0082\u00ff\u00ff\u007f",
        "\u0082\u0007\0\u0001\0\u0002\u00ff\u00fe\0",
      })
  void brokenPacketsEndTheSessionWithoutAWord(String packet) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(CONNECT).awaitText(CONNACK).send(packet).awaitEnd();
      assertThat(client.received()).isEqualTo(CONNACK);
    }
    pot.await("mqtt.session.closed", 1);
  }

  @Test
  void strangersAreClosedAtOnce() throws Exception {
    for (String first : new String[] {"GET / HTTP/1.0\r\n\r\n", "\u00c0\0", "A".repeat(65_536)}) {
      try (RawClient client = new RawClient(pot.port())) {
        client.send(first).awaitEnd();
        assertThat(client.received()).isEmpty();
      }
    }
    try (RawClient client = new RawClient(pot.port())) {
      client.send(CONNECT.replace("MQTT\u0004", "MQTT\u0009")).awaitEnd();
      assertThat(client.received()).isEqualTo(" \u0002\0\u0001");
    }
  }

  @Test
  void announcedSizesAreNotBelieved() throws Exception {
    RawClient[] clients = new RawClient[50];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new RawClient(pot.port());
      clients[i].send(CONNECT).awaitText(CONNACK);
      clients[i].send("0\u00ff\u00ff\u00ff\u007f\0\u0001axyz");
    }
    try (RawClient client = new RawClient(pot.port())) {
      client.send(CONNECT).awaitText(CONNACK).send("\u00c0\0").awaitText("\u00d0\0");
    }
    for (RawClient client : clients) {
      client.close();
    }
    pot.await("mqtt.session.closed", clients.length + 1);
  }

  @Test
  void hostileTextIsKeptAsText() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(CONNECT).awaitText(CONNACK);
      client.send("0\u0016\0\u0008a\u001b[2J<b>\u00ff\u00fe<script>\0\r");
      client.send("\u00c0\0").awaitText("\u00d0\0");
    }
    assertThat(pot.await("mqtt.message.publish", 1).getFirst().data())
        .containsEntry("topic", "a\u001b[2J<b>")
        .containsEntry("data", "\\xff\\xfe<script>\0\r");
  }

  @Test
  void mutatedSessionsHarmNobody() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    String good =
        CONNECT
            + "\u0082\u0006\0\u0001\0\u0001#\02\u0006\0\u0001a\0\u0005x\u00a2\u0005\0\u0002\0\u0001#"
            + "\u00e0\0";
    for (int i = 0; i < 200; i++) {
      StringBuilder bad = new StringBuilder(good);
      for (int j = 0; j < 2; j++) {
        bad.setCharAt(random.nextInt(bad.length()), (char) random.nextInt(256));
      }
      if (i % 3 == 0) {
        bad.setCharAt(6 + 2, (char) 5);
      }
      try (RawClient client = new RawClient(pot.port())) {
        client.send(bad.toString());
      }
    }
    pot.await("mqtt.session.closed", 200);
    try (RawClient client = new RawClient(pot.port())) {
      client.send(CONNECT).awaitText(CONNACK);
    }
  }
}
