package io.honeybee.pot.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.BrokenSessions;
import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** nmap with its scripts, an intruder who leaves a note, logins, and clients that break rules. */
class MongoPotTest {
  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new MongoPotType(), directory, options);
  }

  private static BsonDocument command(String name, Object value) {
    return new BsonDocument().put(name, value);
  }

  @Test
  void nmapFindsAnOpenServerOfItsVersionAndItsDatabases() throws Exception {
    try (PotFixture pot = start(Map.of("databases", "crm,shop"))) {
      RealClient nmap =
          RealClient.run(
              "",
              "nmap",
              "-Pn",
              "--script",
              "+mongodb-info,+mongodb-databases",
              "-p",
              "" + pot.port(),
              "127.0.0.1");
      assertThat(nmap.output())
          .contains("version = 4.4.29")
          .contains("gitVersion = f4dda329a99811c707eb06d05ad023599f9be263")
          .contains("name = crm", "name = shop");
    }
  }

  /** On a port of its own nmap would first try all other probes, which takes minutes. */
  @Test
  void versionProbeOfNmapFindsTheVersion() throws Exception {
    try (PotFixture pot = start(Map.of());
        RawClient client = new RawClient(pot.port())) {
      client.send(
          "A\0\0\0:0\0\0\u00ff\u00ff\u00ff\u00ff\u00d4\u0007\0\0\0\0\0\0test.$cmd\0\0\0\0\0\u00ff\u00ff"
              + "\u00ff\u00ff\u001b\0\0\0\u0001serverStatus\0\0\0\0\0\0\0\u00f0?\0");
      client.awaitText("wiredTiger");
      assertThat(client.received()).matches("(?s)^.*version.....(4\\.4\\.29)[^\\d.].*");
    }
  }

  @Test
  void dumpDropAndRansomNoteAreLogged() throws Exception {
    try (PotFixture pot = start(Map.of("databases", "crm"));
        MongoClient client = new MongoClient(pot.port())) {
      assertThat(client.ask("admin", command("listDatabases", 1)).values().get("databases"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .hasSize(4);
      BsonDocument found = client.ask("crm", command("find", "users"));
      assertThat(batch(found)).hasSize(12);
      assertThat(batch(client.ask("crm", command("find", "users").put("limit", 3)))).hasSize(3);
      assertThat(client.ask("crm", command("dropDatabase", 1)).text("dropped")).isEqualTo("crm");
      BsonDocument note = new BsonDocument().put("content", "Pay 0.01 BTC \u001b[31m<script>");
      assertThat(
              client
                  .ask(
                      "READ__ME_TO_RECOVER_YOUR_DATA",
                      command("insert", "README").put("documents", List.of(note)))
                  .number("n", 0))
          .isEqualTo(1);
      assertThat(BsonText.of(client.ask("admin", command("listDatabases", 1)), 4_000))
          .contains("READ__ME_TO_RECOVER_YOUR_DATA")
          .doesNotContain("\"crm\"");
      List<Observation> commands = pot.await("mongodb.command.input", 6);
      assertThat(commands.get(3).data())
          .containsEntry("command", "dropDatabase")
          .containsEntry("database", "crm")
          .containsEntry("threat_technique_id", List.of("T1485"));
      assertThat(commands.get(4).data())
          .containsEntry("collection", "README")
          .extractingByKey("input")
          .asString()
          .contains("{\"content\": \"Pay 0.01 BTC \u001b[31m<script>\"}");
      try (MongoClient other = new MongoClient(pot.port())) {
        assertThat(batch(other.ask("crm", command("find", "users")))).hasSize(12);
      }
    }
  }

  private static List<?> batch(BsonDocument answer) {
    return answer
        .document("cursor")
        .map(cursor -> (List<?>) cursor.values().get("firstBatch"))
        .orElse(List.of());
  }

  @Test
  void unknownCommandsAreRefusedAsMongoDbDoes() throws Exception {
    try (PotFixture pot = start(Map.of());
        MongoClient client = new MongoClient(pot.port())) {
      BsonDocument answer = client.ask("admin", command("frob", 1));
      assertThat(answer.text("errmsg")).isEqualTo("no such command: 'frob'");
      assertThat(answer.number("code", 0)).isEqualTo(59);
    }
  }

  @Test
  void loginIsDemandedWherePolicyDemandsIt() throws Exception {
    try (PotFixture pot = start(Map.of("access", "login", "login", "list:root/geheim"));
        MongoClient client = new MongoClient(pot.port())) {
      assertThat(client.ask("admin", command("listDatabases", 1)).text("errmsg"))
          .isEqualTo("command listDatabases requires authentication");
      assertThat(scram(client, "SCRAM-SHA-1", "root", "falsch").number("code", 0)).isEqualTo(18);
      assertThat(plain(client, "root", "offen").number("code", 0)).isEqualTo(18);
      List<Observation> failed = pot.await("mongodb.login.failed", 2);
      assertThat(failed.get(0).data())
          .containsEntry("username", "root")
          .containsEntry("method", "SCRAM-SHA-1")
          .extractingByKey("exchange")
          .asString()
          .startsWith("n=root,r=abc,r=abc")
          .contains(",i=10000,c=biws,r=abc", ",p=");
      assertThat(failed.get(1).data()).containsEntry("password", "offen");
      for (String mechanism : List.of("SCRAM-SHA-1", "SCRAM-SHA-256")) {
        assertThat(scram(client, mechanism, "root", "geheim").number("ok", 0)).isEqualTo(1);
      }
      assertThat(client.ask("admin", command("listDatabases", 1)).number("ok", 0)).isEqualTo(1);
    }
  }

  private static BsonDocument plain(MongoClient client, String user, String password)
      throws Exception {
    return client.ask("$external", start("PLAIN", "\0" + user + "\0" + password));
  }

  private static BsonDocument start(String mechanism, String payload) {
    return command("saslStart", 1).put("mechanism", mechanism).put("payload", bytes(payload));
  }

  private static BsonBytes bytes(String text) {
    return new BsonBytes(BsonBytes.BINARY, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The client's side, with a proof computed as RFC 5802 has it. */
  private static BsonDocument scram(
      MongoClient client, String mechanism, String user, String password) throws Exception {
    BsonDocument first = client.ask("admin", start(mechanism, "n,,n=" + user + ",r=abc"));
    String serverFirst = text(first);
    String[] fields = serverFirst.split(",", 3);
    String without = "c=biws," + fields[0];
    String message = "n=" + user + ",r=abc," + serverFirst + "," + without;
    byte[] salt = Base64.getDecoder().decode(fields[1].substring(2));
    byte[] proof = ScramProof.of(mechanism, user, password, salt, message);
    return client.ask(
        "admin",
        command("saslContinue", 1)
            .put("conversationId", 1)
            .put("payload", bytes(without + ",p=" + Base64.getEncoder().encodeToString(proof))));
  }

  private static String text(BsonDocument answer) {
    return answer.values().get("payload") instanceof BsonBytes payload
        ? new String(payload.bytes(), StandardCharsets.ISO_8859_1)
        : "";
  }

  @Test
  void brokenSessionsHarmNobody() throws Exception {
    try (PotFixture pot = start(Map.of());
        BrokenSessions broken = new BrokenSessions()) {
      ByteArrayOutputStream good = new ByteArrayOutputStream();
      good.writeBytes(
          MongoClient.message(
              "admin",
              command("isMaster", 1)
                  .put("client", command("driver", command("name", "x").put("v", 1.5)))));
      good.writeBytes(MongoClient.message("crm", command("find", "users").put("limit", 2)));
      good.writeBytes(
          MongoClient.message(
              "x",
              command("insert", "y").put("documents", List.of(command("a", true).put("b", 7L)))));
      good.writeBytes(MongoClient.message("admin", start("SCRAM-SHA-1", "n,,n=u,r=abc")));
      broken.throwAt(pot.port(), good.toByteArray(), 9, 400);
      try (MongoClient client = new MongoClient(pot.port())) {
        assertThat(client.ask("admin", command("ping", 1)).number("ok", 0)).isEqualTo(1);
      }
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "the end of all sessions");
      assertThat(broken.complaints()).isEmpty();
    }
  }

  @Test
  void documentsThatNestWithoutEndOrLieAboutTheirSizeEndTheSession() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      BsonDocument deep = new BsonDocument();
      for (int i = 0; i < 500; i++) {
        deep = command("a", deep);
      }
      for (byte[] hostile :
          List.of(
              MongoClient.message("admin", command("ping", deep)),
              ByteBuffer.allocate(16).putInt(0xFFFF_FF7F).putInt(1).putInt(0).array())) {
        try (MongoClient client = new MongoClient(pot.port())) {
          client.send(hostile);
          assertThat(client.isOver()).isTrue();
        }
      }
    }
  }

  @Test
  void longTextsAreCutInEventsAndBrokenOnesKept() throws Exception {
    try (PotFixture pot = start(Map.of());
        MongoClient client = new MongoClient(pot.port())) {
      client.ask("admin", command("frob", "\u0000\u001b" + "A".repeat(65_536)));
      assertThat(
              String.valueOf(pot.await("mongodb.command.input", 1).getFirst().data().get("input")))
          .startsWith("{\"frob\": \"\u0000\u001bAAA")
          .hasSizeLessThan(8_300);
    }
  }

  @Test
  void webBrowsersAreToldThatThisIsNoWebServer() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      assertThat(
              BrokenSessions.send(
                  pot.port(), "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)))
          .isGreaterThan(150);
    }
  }
}
