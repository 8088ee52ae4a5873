package io.honeybee.pot.telnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real telnet client, and clients that do not play by the rules. */
class TelnetClientTest {
  private static final String HOST = PotFixture.WORLD.hostName();

  @TempDir Path directory;
  private PotFixture pot;

  @BeforeEach
  void start() throws Exception {
    pot =
        PotFixture.start(
            new TelnetPotType(Duration.ZERO), directory, Map.of("personality", "debian"));
  }

  @AfterEach
  void stop() {
    pot.close();
  }

  @Test
  void aWrongPasswordTakesTime() throws Exception {
    Duration pause = Duration.ofMillis(300);
    try (PotFixture slow =
            PotFixture.start(new TelnetPotType(pause), directory.resolve("slow"), Map.of());
        RawClient client = new RawClient(slow.port())) {
      client.awaitText("ogin: ").send("admin\r\n").awaitText("assword: ");
      long asked = System.nanoTime();
      client.send("wrong\r\n").awaitText("Login incorrect");
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(pause);
      client.awaitText("ogin: ").send("root\r\n").awaitText("assword: ").send("x\r\n");
      client.awaitText("# ");
    }
  }

  @Test
  void realClientLogsInAndRunsCommands() throws Exception {
    String script =
        "spawn telnet 127.0.0.1 %d\n".formatted(pot.port())
            + "set timeout 20\n"
            + "expect \"login: \" { send \"admin\\r\" }\n"
            + "expect \"Password: \" { send \"wrong\\r\" }\n"
            + "expect \"Login incorrect\"\n"
            + "expect \"login: \" { send \"root\\r\" }\n"
            + "expect \"Password: \" { send \"secret\\r\" }\n"
            + "expect \"# \" { send \"id\\r\" }\n"
            + "expect \"uid=0(root)\"\n"
            + "expect \"# \" { send \"exit\\r\" }\n"
            + "expect eof\n";
    RealClient client = RealClient.run(script, "expect", "-f", "-");

    assertThat(client.output()).contains("root@" + HOST + ":~# ").doesNotContain("secret");
    Observation closed = pot.await("telnet.session.closed", 1).getFirst();
    assertThat(pot.seen())
        .extracting(Observation::eventType)
        .containsExactly(
            "telnet.session.connect",
            "telnet.login.failed",
            "telnet.login.success",
            "telnet.command.input",
            "telnet.command.input",
            "telnet.log.closed",
            "telnet.session.closed");
    assertThat(pot.seen("telnet.login.success").getFirst().data())
        .containsEntry("username", "root")
        .containsEntry("password", "secret")
        .containsEntry("protocol", "telnet")
        .containsEntry("session", closed.data().get("session"));
  }

  @Test
  void threeFailuresEndTheSession() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      for (int i = 0; i < 3; i++) {
        client.awaitText("login: ").send("user" + i + "\r\n");
        client.awaitText("Password: ").send("\r\n");
      }
      client.awaitEnd();
    }
    assertThat(pot.await("telnet.login.failed", 3))
        .extracting(o -> o.data().get("username"))
        .containsExactly("user0", "user1", "user2");
    pot.await("telnet.session.closed", 1);
  }

  @Test
  void greetingIsNotThatOfAnotherHoneypot() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("login: ");
      assertThat(client.received()).startsWith("\u00ff\u00fd\u0018");
    }
  }

  @Test
  void bytesThatAreNotTextAreKept() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("login: ").send("ro\u00c3\u00b6t\u001b[31m\r\n");
      client.awaitText("Password: ").send("p\u00ff\u00ff\u0080w\r\n");
      client.awaitText("Login incorrect");
    }
    // ESC [ 31 m is a cursor key's form and is dropped by the line editor.
    assertThat(pot.await("telnet.login.failed", 1).getFirst().data())
        .containsEntry("username", "ro\u00f6t")
        .containsEntry("password", "p\\xff\\x80w")
        .containsEntry("password_base64", "cP+Adw==");
  }

  @Test
  void hugeLinesAreCutInTheEvent() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("login: ").send("A".repeat(65_536) + "B\r\n");
      client.awaitText("Password: ").send("x\r\n");
      client.awaitText("Login incorrect");
    }
    Map<String, Object> data = pot.await("telnet.login.failed", 1).getFirst().data();
    assertThat((String) data.get("username")).hasSize(1_024);
    assertThat(data).containsEntry("truncated", true).containsEntry("username_bytes", 65_536);
  }

  @Test
  void endlessNegotiationEndsTheSession() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      for (int i = 0; i < 3_000; i++) {
        client.send("\u00ff\u00fd\u0001\u00ff\u00fe\u0001");
      }
      client.awaitEnd();
    }
    pot.await("telnet.session.closed", 1);
  }

  @Test
  void subnegotiationIsReadPast() throws Exception {
    try (RawClient client = new RawClient(pot.port())) {
      client.awaitText("login: ");
      client.send("ro\u00ff\u00fa\u0018\u0000xterm\u00ff\u00ff\u00ff\u00f0ot\r\0");
      client.awaitText("Password: ").send("x\r\0");
      client.awaitText("# ");
    }
    assertThat(pot.seen("telnet.login.success").getFirst().data())
        .containsEntry("username", "root");
  }
}
