package io.honeybee.pot.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.InvalidOptionException;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.PotLimits;
import io.honeybee.pot.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do not speak SSH, or speak it badly. */
class HostileSshClientTest {
  // Host keys are made once for all tests: an RSA key takes a second.
  @TempDir static Path keys;

  private static PotFixture start(PotLimits limits) throws Exception {
    return PotFixture.start(new SshPotType(), keys, limits);
  }

  @Test
  void anotherProtocolIsReportedAndRefusedAsOpenSshRefusesIt() throws Exception {
    try (PotFixture pot = start(PotLimits.DEFAULT);
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("\r\n").send("GET / HTTP/1.1\r\n");
      client.awaitEnd();

      assertThat(client.received()).endsWith("Invalid SSH identification string.\r\n");
      assertThat(pot.await("ssh.client.version", 1).getFirst().data())
          .containsEntry("version", "GET / HTTP/1.1");
      pot.await("ssh.session.closed", 1);
    }
  }

  @Test
  void protocolOneIsRefused() throws Exception {
    try (PotFixture pot = start(PotLimits.DEFAULT);
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("\r\n").send("SSH-1.5-old\n");
      client.awaitEnd();
      assertThat(client.received()).endsWith("Protocol major versions differ.\r\n");
    }
  }

  @Test
  void aLineWithoutEndIsRefused() throws Exception {
    try (PotFixture pot = start(PotLimits.DEFAULT);
        RawClient client = new RawClient(pot.port())) {
      client.awaitText("\r\n").send("A".repeat(65_536));
      client.awaitEnd();
      pot.await("ssh.session.closed", 1);
      assertThat((String) pot.seen("ssh.client.version").getFirst().data().get("version"))
          .hasSizeLessThan(1_100);
    }
  }

  @Test
  void randomPacketsEndTheSessionAndNothingElse() throws Exception {
    Random random = new Random(3);
    try (PotFixture pot = start(PotLimits.DEFAULT)) {
      for (int i = 0; i < 30; i++) {
        byte[] garbage = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(garbage);
        try (RawClient client = new RawClient(pot.port())) {
          client.send("SSH-2.0-fuzz\r\n");
          client.send(new String(garbage, StandardCharsets.ISO_8859_1));
        }
      }
      pot.await("ssh.session.closed", 30);
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "all sessions to end");
      try (RawClient client = new RawClient(pot.port())) {
        client.awaitText("SSH-2.0-OpenSSH");
      }
    }
  }

  @Test
  void aFloodFromOneSourceIsCutOffAtItsShare() throws Exception {
    PotLimits limits = new PotLimits(100, 5, Duration.ofMinutes(1), Duration.ofMinutes(1), 1 << 20);
    try (PotFixture pot = start(limits)) {
      List<RawClient> flood = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        flood.add(new RawClient(pot.port()).awaitText("SSH-2.0"));
      }
      try (RawClient over = new RawClient(pot.port())) {
        over.awaitEnd();
        assertThat(over.received()).isEmpty();
      }
      assertThat(pot.pot().openSessions()).isEqualTo(5);
      for (RawClient client : flood) {
        client.close();
      }
      pot.awaitThat(() -> pot.pot().openSessions() == 0, "room again");
      try (RawClient again = new RawClient(pot.port())) {
        again.awaitText("SSH-2.0");
      }
    }
  }

  @Test
  void silenceAndLongSessionsEnd() throws Exception {
    PotLimits idle = new PotLimits(10, 10, Duration.ofMinutes(1), Duration.ofMillis(200), 1 << 20);
    try (PotFixture pot = start(idle);
        RawClient client = new RawClient(pot.port())) {
      client.awaitEnd();
      pot.await("ssh.session.closed", 1);
    }
    PotLimits shortLived =
        new PotLimits(10, 10, Duration.ofMillis(300), Duration.ofMinutes(1), 1 << 20);
    try (PotFixture pot = start(shortLived);
        RawClient client = new RawClient(pot.port())) {
      client.awaitEnd();
      pot.await("ssh.session.closed", 1);
    }
  }

  @Test
  void bytesAreLimitedBeforeAnyLogin() throws Exception {
    PotLimits few = new PotLimits(10, 10, Duration.ofMinutes(1), Duration.ofMinutes(1), 10_000);
    try (PotFixture pot = start(few);
        RawClient client = new RawClient(pot.port())) {
      client.send("SSH-2.0-x\r\n").send("\0\0\u0010\0".repeat(20_000));
      client.awaitEnd();
      pot.await("ssh.session.closed", 1);
    }
  }

  @Test
  void optionsAreChecked() {
    assertThat(fault(Map.of("banner", "HTTP/1.1"))).contains("banner").contains("SSH-2.0-");
    assertThat(fault(Map.of("kex", "curve25519-sha256,nope"))).contains("kex").contains("'nope'");
    assertThat(fault(Map.of("login", "after:0"))).contains("login").contains("1..1000");
    assertThat(fault(Map.of("auth_methods", "magic"))).contains("auth_methods");
  }

  private static String fault(Map<String, String> options) {
    try (PotFixture pot = PotFixture.start(new SshPotType(), keys, options)) {
      return "none; it listens on " + pot.port();
    } catch (InvalidOptionException e) {
      return e.option() + ": " + e.getMessage();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
