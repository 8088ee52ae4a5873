package io.honeybee.app.endtoend.pots;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.endtoend.PotsOnManager;
import io.honeybee.app.endtoend.PotsOnManager.Fleet;
import io.honeybee.app.endtoend.PotsOnManager.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pots that speak UDP, installed by the manager and asked by real clients. */
@ExtendWith(PotsOnManager.class)
class UdpPotsEndToEndTest {

  @Test
  void aFilePutByTftpIsOnTheManager(Fleet fleet, @TempDir Path directory) throws Exception {
    Installed pot = fleet.install("tftp", Map.of());
    Path file = Files.writeString(directory.resolve("payload"), "#!/bin/sh\n".repeat(100));
    Fleet.run(
        "", "tftp", "-m", "octet", "127.0.0.1", port(pot), "-c", "put", file.toString(), "x.sh");
    JsonNode upload = fleet.await(pot, "tftp.session.file_upload", data -> true);
    assertThat(upload.path("data").path("filename").asString()).isEqualTo("x.sh");
    assertThat(upload.path("data").path("size").asInt()).isEqualTo(1_000);
    fleet.await(pot, "tftp.request", data -> data.path("operation").asString().equals("write"));
  }

  @Test
  void theCommunityOfAnSnmpRequestIsOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("snmp", Map.of());
    Fleet.run(
        "",
        "snmpget",
        "-v2c",
        "-c",
        "s3cret",
        "-t",
        "1",
        "-r",
        "0",
        "127.0.0.1:" + port(pot),
        "1.3.6.1.2.1.1.1.0");
    fleet.await(
        pot,
        "snmp.request",
        data ->
            data.path("community").asString().equals("s3cret")
                && !data.path("accepted").asBoolean());
  }

  @Test
  void aSipOptionsRequestIsOnTheManager(Fleet fleet) throws Exception {
    Installed pot = fleet.install("sip", Map.of());
    assertThat(Fleet.run("", "sipsak", "-vv", "-s", "sip:100@127.0.0.1:" + port(pot)))
        .contains("200 OK");
    fleet.await(pot, "sip.request", data -> data.path("method").asString().equals("OPTIONS"));
  }

  @Test
  void aRequestForTheTimeIsOnTheManager(Fleet fleet, @TempDir Path directory) throws Exception {
    Installed pot = fleet.install("ntp", Map.of());
    // The client of ntpdate knows no port but 123, so it is run with another number there.
    String program = Files.readString(Path.of("/usr/bin/ntpdig"));
    Path script =
        Files.writeString(
            directory.resolve("ntpdig"), program.replace("port=123", "port=" + port(pot)));
    assertThat(Fleet.run("", "/usr/bin/python3", script.toString(), "-t", "10", "127.0.0.1"))
        .contains("127.0.0.1 s3");
    fleet.await(pot, "ntp.request", data -> data.path("mode").asInt() == 3);
  }

  private static String port(Installed pot) {
    return Integer.toString(pot.port());
  }
}
