package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatus;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FloodTest {

  @Test
  void aThousandConnectionsThatNeverRegisterDisturbNoNodeAndAreClosed(@TempDir Path dir)
      throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (FleetRig rig = FleetRig.plain(dir, Duration.ofSeconds(30), Duration.ofSeconds(2));
        TestNode node = rig.connect().registered(7, "edge-1")) {
      for (int i = 0; i < 1_000; i++) {
        strangers.add(rig.socket());
      }
      long began = System.nanoTime();
      CommandState sent = rig.fleet().send(new NodeId(7), new Command.Status());
      assertThat(node.nextText()).contains(sent.commandId());
      node.heartbeat(7);
      Eventually.until("it is heard", () -> rig.node(7).status() == NodeStatus.RUNNING);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      try (TestNode newcomer = rig.connect()) {
        newcomer.registered(8, "edge-2");
      }
      Eventually.until("all are closed", () -> rig.count("registrations_overdue") == 1_000);
      for (Socket stranger : strangers) {
        assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(rig.isConnected(7)).isTrue();
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  @Test
  void overTheLimitOfStrangersNewOnesAreClosedAtOnceAndNodesStay(@TempDir Path dir)
      throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (FleetRig rig = FleetRig.plain(dir);
        TestNode node = rig.connect().registered(7, "edge-1")) {
      for (int i = 0; i < 2_100; i++) {
        strangers.add(rig.socket());
      }
      Eventually.until("some are refused", () -> rig.count("connections_over_limit") >= 90);
      node.heartbeat(7);
      Eventually.until("it is heard", () -> rig.node(7).status() == NodeStatus.RUNNING);
    } finally {
      closeAll(strangers);
    }
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
