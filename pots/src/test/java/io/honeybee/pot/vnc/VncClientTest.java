package io.honeybee.pot.vnc;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.Observation;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import io.honeybee.pot.RealClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small client of RFC 6143, nmap's, and clients that mean harm. */
class VncClientTest {
  private static final byte[] SECURITY = {2};

  @TempDir Path directory;

  private PotFixture start(Map<String, String> options) throws Exception {
    return PotFixture.start(new VncPotType(), directory, options);
  }

  private static String bytes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Goes as far as the result of the login; gives what came last. */
  private static String logIn(RawClient client, String version, String password)
      throws IOException {
    client.awaitText("RFB 003.008\n").send("RFB " + version + "\n");
    if (version.equals("003.003")) {
      client.awaitText("\0\0\0\2");
    } else {
      client.awaitText("\1\2").send(bytes(SECURITY));
    }
    String challenge = client.take(16);
    byte[] response =
        VncPassword.response(password, challenge.getBytes(StandardCharsets.ISO_8859_1));
    client.send(bytes(response));
    return client.take(4);
  }

  @Test
  void eachAttemptIsLoggedWithTheResponseAndACommonPasswordWithItself() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      for (String version : List.of("003.003", "003.007", "003.008")) {
        try (RawClient client = new RawClient(pot.port())) {
          assertThat(logIn(client, version, "Passw0rd")).isEqualTo("\0\0\0\1");
          client.awaitEnd();
        }
      }
      try (RawClient client = new RawClient(pot.port())) {
        assertThat(logIn(client, "003.008", "xK9$q!2z")).isEqualTo("\0\0\0\1");
        client.awaitText("Authentication failed");
      }
      List<Observation> failed = pot.await("vnc.login.failed", 4);
      assertThat(failed.subList(0, 3))
          .allSatisfy(event -> assertThat(event.data()).containsEntry("password", "Passw0rd"));
      assertThat(failed.get(3).data()).doesNotContainKey("password");
      assertThat((String) failed.get(3).data().get("hash"))
          .matches("\\$vnc\\$\\*[0-9A-F]{32}\\*[0-9A-F]{32}");
      assertThat(pot.await("vnc.session.closed", 4)).hasSize(4);
    }
  }

  @Test
  void aListedPasswordOpensAScreenOnWhichKeysAreLogged() throws Exception {
    try (PotFixture pot = start(Map.of("login", "list:hunter2,other", "desktop", "office"))) {
      try (RawClient client = new RawClient(pot.port())) {
        assertThat(logIn(client, "003.008", "hunter2")).isEqualTo("\0\0\0\0");
        client.send("\1").awaitText("office");
        client.send("\3\0\0\0\0\0\4\0\3\0").awaitText("\0\0\0\1\0\0\0\0\4\0\3\0\0\0\0\2");
        for (char key : "calc".toCharArray()) {
          client.send("\4\1\0\0\0\0\0" + key).send("\4\0\0\0\0\0\0" + key);
        }
        client.send("\4\1\0\0\0\0\u00ff\r");
        client.send("\6\0\0\0\0\0\0\u0005<b>\u001b[");
        pot.await("vnc.clipboard.set", 1);
      }
      assertThat(pot.await("vnc.command.input", 1).getFirst().data())
          .containsEntry("input", "calc");
      assertThat(pot.seen("vnc.clipboard.set").getFirst().data())
          .containsEntry("data", "<b>\u001b[");
      assertThat(pot.await("vnc.login.success", 1).getFirst().data())
          .containsEntry("password", "hunter2");
    }
  }

  @Test
  void nmapNamesTheProtocol() throws Exception {
    try (PotFixture pot = start(Map.of())) {
      String port = Integer.toString(pot.port());
      String seen =
          RealClient.run("", "nmap", "-Pn", "-sT", "-sV", "-p", port, "127.0.0.1").output();
      assertThat(seen).contains("vnc").contains("VNC (protocol 3.8)");
    }
  }

  @Test
  void brokenClientsAreClosedAndOthersServed() throws Exception {
    Random random = new Random(7);
    try (PotFixture pot = start(Map.of("login", "any"))) {
      for (int i = 0; i < 60; i++) {
        byte[] junk = new byte[random.nextInt(3_000)];
        random.nextBytes(junk);
        try (RawClient client = new RawClient(pot.port())) {
          if (i % 3 == 0) {
            client.send(bytes(junk));
          } else if (logIn(client, "003.008", "x").equals("\0\0\0\0")) {
            // A clipboard of four gigabytes, and then whatever.
            client.send("\1").send(i % 3 == 1 ? "\6\0\0\0\u00ff\u00ff\u00ff\u00ff" : bytes(junk));
          }
        }
      }
      try (RawClient client = new RawClient(pot.port())) {
        assertThat(logIn(client, "003.008", "x")).isEqualTo("\0\0\0\0");
      }
      pot.await("vnc.session.closed", 61);
    }
  }
}
