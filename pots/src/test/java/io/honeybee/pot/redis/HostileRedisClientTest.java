package io.honeybee.pot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that do not play by the rules; Redis's own words for them. */
class HostileRedisClientTest {
  private static final String PING = "*1\r\n$4\r\nPING\r\n";
  private static final String SET = "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$5\r\nvalue\r\n";

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new RedisPotType(), directory, Map.of());
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private String answer(String sent) throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(sent).awaitEnd();
      return client.received();
    }
  }

  private void assertServes() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(PING).awaitText("+PONG\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "*99999999999999\\r\\n~invalid multibulk length",
        "*x\\r\\n~invalid multibulk length",
        "*1\\r\\n$999999999999\\r\\n~invalid bulk length",
        "*1\\r\\n$-5\\r\\n~invalid bulk length",
        "*1\\r\\n$\\r\\n~invalid bulk length",
        "*1\\r\\n+a\\r\\n~expected '$', got '+'",
        "SET \"a\\r\\n~unbalanced quotes in request",
      })
  void brokenRequestsEndAsTheyDoWithRedis(String sent, String detail) throws Exception {
    assertThat(answer(sent.replace("\\r", "\r").replace("\\n", "\n")))
        .isEqualTo("-ERR Protocol error: " + detail + "\r\n");
    assertServes();
  }

  @Test
  void inlineRequestsHaveAnEnd() throws Exception {
    assertThat(answer("A".repeat(70_000) + "\r\n"))
        .isEqualTo("-ERR Protocol error: too big inline request\r\n");
  }

  @Test
  void browserIsDropped() throws Exception {
    assertThat(answer("POST / HTTP/1.1\r\nHost: x\r\n\r\n")).isEmpty();
    assertThat(answer("GET / HTTP/1.0\r\nHost: x\r\n\r\n"))
        .isEqualTo("-ERR wrong number of arguments for 'get' command\r\n");
  }

  @Test
  void announcedSizesAreNotBelieved() throws Exception {
    // Half a gigabyte each, and nothing behind: a hundred of these are held at the same time.
    RawClient[] clients = new RawClient[100];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new RawClient(pot.port());
      clients[i].send("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$536870912\r\nabc");
    }
    assertServes();
    for (RawClient client : clients) {
      client.close();
    }
    pot.await("redis.session.closed", clients.length + 1);
  }

  @Test
  void largeValueIsCapturedWhole() throws Exception {
    String value = "M".repeat(300_000);
    try (RawClient client = new RawClient(pot.port())) {
      client.send("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$300000\r\n" + value + "\r\n");
      client.awaitText("+OK\r\n");
      client.send("STRLEN k\r\n").awaitText(":300000\r\n");
    }
    assertThat(pot.await("redis.value.captured", 1).getFirst().data())
        .containsEntry("key", "k")
        .containsEntry("size", 300_000L)
        .containsKey("outfile");
    assertThat(pot.seen("redis.command.input").getFirst().data()).containsEntry("truncated", true);
  }

  @Test
  void writingEndsAtABound() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      String value = "v".repeat(30_000);
      for (int i = 0; i < 4; i++) {
        client.send("SET k" + i + " " + value + "\r\n").awaitText("+OK\r\n");
      }
      client
          .send("SET more " + value + "\r\n")
          .awaitText("-OOM command not allowed when used memory > 'maxmemory'.\r\n");
    }
  }

  @Test
  void hostileTextStaysText() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("*2\r\n$4\r\nECHO\r\n$18\r\n\u001b[2J\r\n\u0000\u00ff<script>\"\\\r\n");
      client.awaitText("<script>");
      client.send("*1\r\n$6\r\nA\r\n\u001bBC\r\n").awaitText("-ERR unknown command 'A  \u001bBC'");
    }
    assertThat(pot.await("redis.command.input", 2).getFirst().data().get("input"))
        .isEqualTo("ECHO \"\\x1b[2J\\r\\n\\x00\\xff<script>\\\"\\\\\"");
  }

  @Test
  void beforeALoginRequestsAreSmall() throws Exception {
    try (PotFixture locked =
            PotFixture.start(new RedisPotType(), directory, Map.of("auth", "password"));
        RawClient many = new RawClient(locked.port());
        RawClient large = new RawClient(locked.port())) {
      many.send("*11\r\n").awaitText("-ERR Protocol error: unauthenticated multibulk length\r\n");
      large
          .send("*1\r\n$16385\r\n")
          .awaitText("-ERR Protocol error: unauthenticated bulk length\r\n");
    }
  }

  @Test
  void mutatedSessionsHarmNobody() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    String good = PING + SET + "*2\r\n$3\r\nGET\r\n$1\r\nk\r\n*1\r\n$4\r\nINFO\r\n";
    for (int i = 0; i < 150; i++) {
      StringBuilder bad = new StringBuilder(good);
      for (int j = 0; j < 3; j++) {
        bad.setCharAt(random.nextInt(bad.length()), (char) random.nextInt(256));
      }
      try (RawClient client = new RawClient(pot.port())) {
        client.send(bad.toString());
      }
    }
    pot.await("redis.session.closed", 150);
    assertServes();
  }
}
