package io.honeybee.pot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS clients, and some that speak none. */
class HttpsClientTest {
  @TempDir static Path directory;
  private static PotFixture pot;

  @BeforeAll
  static void start() throws Exception {
    pot = PotFixture.start(HttpPotType.https(), directory, Map.of());
  }

  @AfterAll
  static void stop() {
    pot.close();
  }

  private static List<Observation> hellos(String serverName) {
    return pot.seen("https.client.tls").stream()
        .filter(o -> serverName.equals(o.data().get("server_name")))
        .toList();
  }

  @Test
  void theSameClientHasTheSameFingerprint() throws Exception {
    for (int i = 0; i < 2; i++) {
      RealClient curl =
          RealClient.run(
              "",
              "curl",
              "-sik",
              "--resolve",
              "shop.example:" + pot.port() + ":127.0.0.1",
              "https://shop.example:" + pot.port() + "/");
      assertThat(curl.output()).startsWith("HTTP/1.1 200 OK\r\nServer: nginx/1.22.1");
    }
    pot.awaitThat(() -> hellos("shop.example").size() == 2, "two greetings");
    Map<String, Object> first = hellos("shop.example").getFirst().data();
    Map<String, Object> second = hellos("shop.example").getLast().data();
    assertThat((String) first.get("ja4")).startsWith("t13d").isEqualTo(second.get("ja4"));
    assertThat((String) first.get("ja3")).hasSize(32).isEqualTo(second.get("ja3"));
    assertThat(pot.seen("https.request"))
        .anySatisfy(o -> assertThat(o.data()).containsEntry("host", "shop.example:" + pot.port()));
  }

  @Test
  void opensslIsAnsweredInBothVersionsOfTls() throws Exception {
    for (String version : List.of("-tls1_2", "-tls1_3")) {
      RealClient client =
          RealClient.run(
              "GET /nothing HTTP/1.0\r\n\r\n",
              "openssl",
              "s_client",
              "-quiet",
              "-ign_eof",
              version,
              "-connect",
              "127.0.0.1:" + pot.port());
      assertThat(client.output()).contains("404 Not Found").contains("nginx/1.22.1");
    }
  }

  @Test
  void plainHttpIsRefusedInTheWordsOfTheServer() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("GET /plain HTTP/1.1\r\nHost: h\r\n\r\n").awaitEnd();
      assertThat(client.received()).contains("400 The plain HTTP request was sent to HTTPS port");
    }
    pot.awaitThat(
        () ->
            pot.seen("https.request").stream()
                .anyMatch(o -> "plain_on_tls".equals(o.data().get("fault"))),
        "the plain request");
  }

  @Test
  void aBrokenGreetingEndsTheSession() throws Exception {
    long before = pot.seen("https.session.closed").size();
    try (RawClient client = new RawClient(pot.port())) {
      client.send("\u0016\u0003\u0001\u00ff\u00ff" + "a".repeat(65_535)).awaitEnd();
    }
    pot.awaitThat(() -> pot.seen("https.session.closed").size() > before, "the end");
  }
}
