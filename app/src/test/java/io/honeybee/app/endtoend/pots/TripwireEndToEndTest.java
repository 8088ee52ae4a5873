package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tripwire, installed by the manager and touched by real clients. */
@ExtendWith(PotsOnManager.class)
class TripwireEndToEndTest {

  @Test
  void theFirstBytesOfNetcatAndOfATlsClientAreOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("tcp", Map.of("banner", "220 ready"));
    String port = Integer.toString(pot.port());
    assertThat(Fleet.run("*1\r\n$4\r\nINFO\r\n", "nc", "-w", "2", "127.0.0.1", port))
        .isEqualTo("220 ready\r\n");
    fleet.await(
        pot,
        "tcp.data.received",
        data ->
            data.path("service").asString().equals("redis")
                && data.path("data_hex").asString().startsWith("2a310d0a"));
    Fleet.run(
        "",
        "curl",
        "-sk",
        "-m",
        "3",
        "--resolve",
        "vault.example.com:" + port + ":127.0.0.1",
        "https://vault.example.com:" + port + "/");
    fleet.await(
        pot,
        "tcp.data.received",
        data ->
            data.path("server_name").asString("").equals("vault.example.com")
                && data.path("ja4").asString("").startsWith("t13d"));
  }
}
