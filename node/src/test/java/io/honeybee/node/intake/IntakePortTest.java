package io.honeybee.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.text.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the intake listens, and how others find it. */
class IntakePortTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  @TempDir Path dir;

  private static ServerSocket taken(int port) throws IOException {
    return new ServerSocket(port, 1, LOOPBACK);
  }

  @Test
  void aTakenPortMeansTheNextFreeOne() throws Exception {
    try (ServerSocket other = taken(0);
        LogLines log = LogLines.of(Intake.class);
        IntakeRig rig =
            new IntakeRig(dir, IntakeRig.at(other.getLocalPort(), Optional.empty())).start()) {
      int port = rig.address().getPort();
      assertThat(port).isBetween(other.getLocalPort() + 1, other.getLocalPort() + 99);
      assertThat(rig.address().getAddress()).isEqualTo(LOOPBACK);
      assertThat(Files.readString(dir.resolve("event-port"))).isEqualTo(port + "\n");
      assertThat(log.lines().getFirst())
          .isEqualTo(
              "WARN Port "
                  + other.getLocalPort()
                  + " (honeypot.event_port) is taken; listening on "
                  + port
                  + " instead");
      assertThat(log.lines().getLast()).contains("HONEYBEE_EVENT_PORT=" + port);
      rig.deliver("{\"eventid\":\"a.b\"}");
      assertThat(rig.event().eventType()).isEqualTo("a.b");
    }
  }

  @Test
  void theDefaultPortsEndAt9199AndOthersAreAHundredToo() {
    assertThat(IntakeRig.at(9100, Optional.empty()).lastPort()).isEqualTo(9199);
    assertThat(IntakeRig.at(9190, Optional.empty()).lastPort()).isEqualTo(9199);
    assertThat(IntakeRig.at(9200, Optional.empty()).lastPort()).isEqualTo(9299);
    assertThat(IntakeRig.at(65_500, Optional.empty()).lastPort()).isEqualTo(65_535);
  }

  @Test
  void withoutAFreePortItSaysSo() throws Exception {
    List<ServerSocket> others = new ArrayList<>();
    IntakeRig rig = null;
    try {
      for (int port = 65_533; port <= 65_535; port++) {
        others.add(taken(port));
      }
      rig = new IntakeRig(dir, IntakeRig.at(65_533, Optional.empty()));
      assertThatThrownBy(rig::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no port from 65533 (honeypot.event_port) to 65535 is free");
      assertThat(rig.intake.address()).isEmpty();
    } finally {
      for (ServerSocket other : others) {
        other.close();
      }
      if (rig != null) {
        rig.close();
      }
    }
  }

  @Test
  void thePortStandsInAFileThatAnyoneMayReadWhileItListens() throws Exception {
    Path file = dir.resolve("event-port");
    Files.writeString(file, "left by a killed process");
    IntakeRig rig = IntakeRig.started(dir);
    try (rig) {
      assertThat(file).content().isEqualTo(rig.address().getPort() + "\n");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r--r--");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void anAddressThatThisMachineDoesNotHaveIsAFaultAtOnce() throws Exception {
    IntakeSettings settings =
        new IntakeSettings(
            InetAddress.ofLiteral("192.0.2.1"), 9100, Optional.of(dir.resolve("token")));
    try (IntakeRig rig = new IntakeRig(dir, settings)) {
      assertThatThrownBy(rig::start)
          .hasMessage(
              "event intake cannot listen on 192.0.2.1:9100: this machine does not have that"
                  + " address");
    }
  }
}
