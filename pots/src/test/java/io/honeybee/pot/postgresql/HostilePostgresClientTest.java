package io.honeybee.pot.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.BrokenSessions;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that break the protocol. */
class HostilePostgresClientTest {
  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot = PotFixture.start(new PostgresPotType(), directory, Map.of("login", "any"));
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  private static String length(int n) {
    return new String(
        new char[] {
          (char) (n >>> 24 & 0xFF),
          (char) (n >> 16 & 0xFF),
          (char) (n >> 8 & 0xFF),
          (char) (n & 0xFF)
        });
  }

  private static String message(String type, String content) {
    return type + length(content.length() + 4) + content;
  }

  private static String startup(String user) {
    return message("", "\0\u0003\0\0user\0" + user + "\0database\0postgres\0\0");
  }

  private static String session() {
    return startup("postgres")
        + message("p", "pw\0")
        + message(
            "Q", "select version(), $a$x$a$; create table t(a int); copy t from program 'x'\0")
        + message("P", "s\0select $1\0\0\0")
        + message("B", "\0s\0\0\0\0\0\0\0")
        + message("D", "P\0")
        + message("D", "Ss\0")
        + message("E", "\0\0\0\0\0")
        + message("C", "Ss\0")
        + message("S", "")
        + message("Q", "insert into t values (1)\0");
  }

  @Test
  void brokenSessionsHarmNobody() throws Exception {
    try (BrokenSessions broken = new BrokenSessions()) {
      broken.throwAt(pot.port(), session().getBytes(StandardCharsets.ISO_8859_1), 6, 300);
      try (RawClient client = new RawClient(pot.port())) {
        client.send(session()).awaitText("INSERT 0 1");
      }
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "the end of all sessions");
      assertThat(broken.complaints()).isEmpty();
    }
  }

  @Test
  void otherProtocolsAndMessagesAreRefusedAsPostgresDoes() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send("\0\0\0\u0008\0\u0002\0\0");
      client.awaitText("unsupported frontend protocol 2.0: server supports 3.0 to 3.0").awaitEnd();
    }
    try (RawClient client = new RawClient(pot.port())) {
      client.send("GET / HTTP/1.0\r\n\r\n").awaitEnd();
      assertThat(client.received()).isEmpty();
    }
    try (RawClient client = new RawClient(pot.port())) {
      client.send(startup("x") + message("Q", "x\0"));
      client
          .awaitText(
              "SFATAL\0VFATAL\0C08P01\0Mexpected password response, got message type 81\0Fauth.c\0"
                  + "L718\0Rrecv_password_packet\0\0")
          .awaitEnd();
    }
  }

  @Test
  void extendedProtocolAnswersInOrderAndSkipsAfterAnError() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(session() + message("B", "\0nosuch\0") + message("E", "\0\0\0\0\0"));
      client.awaitText("1\0\0\0\u00042\0\0\0\u0004T");
      client.awaitText("C\0\0\0\rSELECT 1\0" + message("3", "") + "Z\0\0\0\u0005I");
      client.send(message("S", ""));
      client.awaitText("Mprepared statement \"nosuch\" does not exist");
      client.awaitText("RFetchPreparedStatement\0\0Z\0\0\0\u0005I");
    }
  }

  @Test
  void announcedSizesAreNotBelieved() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.send(startup("postgres") + message("p", "pw\0")).awaitText("Z\0\0\0\u0005I");
      client.send("Q\u007f\u00ff\u00ff\u00ff" + "x".repeat(1_000));
      client.awaitText("invalid message length").awaitEnd();
    }
  }

  @Test
  void namesOfAnyBytesAreKeptWithinBounds() throws Exception {
    String name = "\u001b[31m<script>\u00ff" + "A".repeat(9_000);
    try (RawClient client = new RawClient(pot.port())) {
      client.send(startup(name) + message("p", "B".repeat(60_000) + "\0"));
      client
          .awaitText("password authentication failed for user \"\u001b[31m<script>\u00ff")
          .awaitEnd();
    }
    Map<String, Object> data = pot.await("postgresql.login.failed", 1).getFirst().data();
    assertThat(String.valueOf(data.get("username"))).startsWith("\u001b[31m<script>\\xff");
    assertThat(data).containsEntry("truncated", true).containsEntry("password_bytes", 60_000);
  }

  @Test
  void longStatementsTakeNeitherTheStackNorTheProcessor() throws Exception {
    try (BrokenSessions broken = new BrokenSessions();
        RawClient client = new RawClient(pot.port())) {
      client.send(startup("postgres") + message("p", "pw\0")).awaitText("Z");
      client.send(message("Q", "create" + " temp".repeat(20_000) + " table x (a int)\0"));
      client.send(message("Q", "create or replace temp view x as select 1\0"));
      client.awaitText("CREATE VIEW");
      long began = System.nanoTime();
      client.send(message("Q", "copy to ".repeat(125_000) + "\0"));
      client.send(message("Q", "select 4711\0")).awaitText("4711");
      // It took 10 s when each COPY was looked behind for 2,000 characters.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
      assertThat(broken.complaints()).isEmpty();
    }
  }
}
