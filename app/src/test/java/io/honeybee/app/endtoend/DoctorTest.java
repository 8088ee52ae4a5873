package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code honeybee doctor} beside real processes. */
class DoctorTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;

  private TwoProcesses two;

  @BeforeEach
  void setUp() throws Exception {
    two = TwoProcesses.in(directory);
    two.setUp();
  }

  /** Gives what it printed. */
  private String doctor(int exitCode, String... more) throws Exception {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "doctor";
    arguments[1] = "-c";
    arguments[2] = directory.resolve("node.yaml").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    try (HoneybeeProcess process = HoneybeeProcess.start(directory, arguments)) {
      int code = process.exitCode();
      assertThat(code).as(process.all()).isEqualTo(exitCode);
      return process.all();
    }
  }

  private void enrol() throws IOException, InterruptedException {
    two.run("manager", "enrol", "edge-1", "-c", directory.resolve("manager.yaml").toString());
  }

  private void awaitManager(HoneybeeProcess manager) {
    Eventually.holds(() -> two.api().get("/api/v1/nodes") != null, manager::all);
  }

  private JsonNode syntheticEvents() throws Exception {
    return two.api().get("/api/v1/events?type=honeybee.doctor").path("events");
  }

  @Test
  void allIsWellWithoutARunningNodeAndBesideOne() throws Exception {
    enrol();
    try (HoneybeeProcess manager = two.startManager()) {
      awaitManager(manager);
      assertThat(doctor(0))
          .startsWith("No node runs in ")
          .containsPattern("OK +certificate .*CN=manager")
          .containsPattern("OK +registration .*registered at 127.0.0.1")
          .containsPattern("OK +acknowledged .*on its own disk")
          .contains("All well, 0 warnings")
          .doesNotContain("FAIL");
      Eventually.holds(() -> syntheticEvents().size() == 1, manager::all);
      assertThat(syntheticEvents().get(0).path("data").path("synthetic").booleanValue()).isTrue();

      try (HoneybeeProcess node = two.startNode()) {
        node.awaitErr(line -> line.contains("Registered at"));
        String said = doctor(0, "--json");
        assertThat(said).contains("\"beside_running_node\":true");
        for (String line : said.lines().takeWhile(text -> !text.equals("---")).toList()) {
          // The clock is not checked where the HTTP port is not the one after the nodes'.
          assertThat(JSON.readTree(line).path("verdict").asString("OK")).isIn("OK", "SKIP");
        }
        Eventually.holds(() -> syntheticEvents().size() == 2, manager::all);
        // The running node kept its connection.
        assertThat(node.all()).doesNotContain("Lost the manager");
        assertThat(node.all().lines().filter(line -> line.contains("Registered at"))).hasSize(1);

        manager.kill();
        node.awaitErr(line -> line.contains("Lost the manager"));
        assertThat(doctor(1))
            .containsPattern("FAIL +tcp .*the connection was refused; start the manager there")
            .containsPattern("OK +spooled ")
            .containsPattern("FAIL +acknowledged .*safe in the spool");
        assertThat(node.terminate()).as(node.all()).isZero();
      }
    }
  }

  @Test
  void managerThatIsDownIsToldWithoutStartingANode() throws Exception {
    assertThat(doctor(1))
        .containsPattern(
            "FAIL +tcp .*cannot be reached: the connection was refused; start the manager there, or"
                + " check server.address")
        .containsPattern("SKIP +registration");
    assertThat(two.nodeDirectory()).doesNotExist();
  }

  @Test
  void nodeThatIsNotEnrolledIsToldInTheManagersWordsAlsoBesideItself() throws Exception {
    String reason =
        "this node's name is not enrolled here; run 'honeybee manager enrol NAME' at the manager"
            + " (node.name here: edge-1)";
    try (HoneybeeProcess manager = two.startManager()) {
      awaitManager(manager);
      assertThat(doctor(1)).containsPattern("FAIL +registration").contains(reason);
      try (HoneybeeProcess node = two.startNode()) {
        node.awaitErr(line -> line.contains("refused this node"));
        assertThat(doctor(1))
            .startsWith("A node runs in ")
            .contains(reason)
            .containsPattern("FAIL +acknowledged .*safe in the spool");
      }
    }
  }

  @Test
  void wrongAuthorityIsToldWithBothCertificates() throws Exception {
    Path other = directory.resolve("other");
    two.run("certs", "init", "--dir", other.toString());
    Path caFile = directory.resolve("other.crt");
    Files.copy(other.resolve("ca.crt"), caFile, StandardCopyOption.REPLACE_EXISTING);
    two.replaceInNodeConfig(two.managerDirectory().resolve("ca.crt").toString(), caFile.toString());
    try (HoneybeeProcess manager = two.startManager()) {
      awaitManager(manager);
      assertThat(doctor(1))
          .containsPattern("FAIL +tls .*is not signed by a CA of tls.ca_file")
          .containsPattern("OK +certificate .*CN=manager.*signed by CN=HoneyBee CA")
          .containsPattern("SKIP +registration");
    }
  }

  @Test
  void faultyConfigurationEndsWithCodeTwo() throws Exception {
    two.replaceInNodeConfig("type: Full", "type: Fulll");
    assertThat(doctor(2)).containsPattern("FAIL +configuration .*node.yaml:1: node.type: ");
  }
}
