package io.honeybee.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that somebody else has is the operator's to mend, and is said so. */
class PortTakenTest {
  @TempDir Path directory;

  @Test
  void managerThatCannotListenSaysWhichPortAndEndsWithCodeTwo() throws Exception {
    TwoProcesses two = TwoProcesses.in(directory);
    two.setUp();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int port : new int[] {two.nodePort(), two.httpPort()}) {
      try (ServerSocket taken = new ServerSocket(port, 1, loopback);
          HoneybeeProcess manager = two.startManager()) {
        assertThat(manager.exitCode()).as(manager.all()).isEqualTo(2);
        assertThat(manager.all())
            .contains("127.0.0.1:" + taken.getLocalPort() + ": the port is in use")
            .doesNotContain("\tat ");
      }
    }
  }

  @Test
  void nodeWhosePotCannotListenRunsOnAndSaysWhy() throws Exception {
    TwoProcesses two = TwoProcesses.in(directory);
    two.setUp();
    two.run("manager", "enrol", "edge-1", "-c", directory.resolve("manager.yaml").toString());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HoneybeeProcess manager = two.startManager()) {
      two.replaceInNodeConfig("port: 0", "port: " + taken.getLocalPort());
      try (HoneybeeProcess node = two.startNode()) {
        Eventually.holds(
            () ->
                two.api().get("/api/v1/honeypots").path("honeypots").toString().contains("in use"),
            () -> node.all() + manager.all());
        assertThat(two.api().get("/api/v1/honeypots").path("honeypots").get(0).path("status"))
            .hasToString("\"Failed\"");
        assertThat(node.terminate()).isZero();
      }
    }
  }
}
