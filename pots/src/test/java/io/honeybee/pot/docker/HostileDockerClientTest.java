package io.honeybee.pot.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.BrokenSessions;
import io.honeybee.pot.PotFixture;
import io.honeybee.pot.RawClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for what is no path. */
class HostileDockerClientTest {
  @TempDir Path directory;

  @Test
  void oddTargetsAreNoFaultOfThePot() throws Exception {
    String[] lines = {
      "GET ?://",
      "CONNECT ?x",
      "CONNECT *",
      "OPTIONS *",
      "GET //",
      "GET ://",
      "GET http://",
      "GET http://?x",
      "POST /v1.24",
      "GET /v1.24/",
      "DELETE /containers/",
      "POST /containers/a//exec",
      "GET /exec/",
      "GET /images/",
      "HEAD ?://",
      "POST /containers/create?name=%00%0a"
    };
    try (PotFixture pot = PotFixture.start(new DockerPotType(), directory, Map.of());
        BrokenSessions broken = new BrokenSessions()) {
      for (String line : lines) {
        String request = line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        BrokenSessions.send(pot.port(), request.getBytes(StandardCharsets.ISO_8859_1));
      }
      String deep = "[".repeat(30_000);
      BrokenSessions.send(
          pot.port(),
          ("POST /containers/create HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 30000\r\n\r\n"
                  + deep)
              .getBytes(StandardCharsets.ISO_8859_1));
      try (RawClient client = new RawClient(pot.port())) {
        client.send("GET /_ping HTTP/1.1\r\nHost: x\r\n\r\n").awaitText("OK");
      }
      assertThat(broken.complaints()).isEmpty();
    }
  }
}
