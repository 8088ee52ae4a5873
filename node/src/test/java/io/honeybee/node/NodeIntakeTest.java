package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events of other honeypot programs, from their socket to the manager. */
@Timeout(60)
@SuppressWarnings("NullAway.Init") // Fields that are set before each test.
class NodeIntakeTest {
  private static final String EVENT_PORT_OFF = "event_port: 0";

  private ScriptedManager manager;
  private NodeHarness harness;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    manager = ScriptedManager.plain();
    harness = new NodeHarness(dir, manager.port());
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    harness.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Node startListening() throws Exception {
    return harness.yaml(EVENT_PORT_OFF, "event_port: " + freePort()).start();
  }

  private static void deliver(Node node, String lines) throws IOException {
    InetSocketAddress address = node.intakeAddress().orElseThrow();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anEventReachesTheManagerAndTheHeartbeatTellsTheFigures() throws Exception {
    Node node = startListening();
    ScriptedManager.Peer peer = manager.admitWithAll();
    deliver(
        node,
        "garbage\n{\"eventid\":\"cowrie.login.failed\",\"honeybee_honeypot_id\":\"cowrie-01\","
            + "\"username\":\"root\",\"n\":1}\n");
    PotEvent event = peer.await(PotEvent.class);
    assertThat(event.nodeId()).isEqualTo(node.id());
    assertThat(event.potId()).isEqualTo("cowrie-01");
    assertThat(event.eventType()).isEqualTo("cowrie.login.failed");
    assertThat(event.data().path("username").asString()).isEqualTo("root");
    peer.command(new Command.Status(), null);
    NodeStatusUpdate status = peer.await(NodeStatusUpdate.class);
    assertThat(Objects.requireNonNull(status.counters()))
        .containsEntry("seen", 1L)
        .containsEntry("intake_seen", 1L)
        .containsEntry("intake_bad_lines", 1L)
        .containsEntry("intake_oversized", 0L)
        .containsKey("sent");
  }

  @Test
  void aRestartByTheManagerLeavesSendersConnected() throws Exception {
    Node node = startListening();
    InetSocketAddress before = node.intakeAddress().orElseThrow();
    ScriptedManager.Peer peer = manager.admitWithAll();
    try (Socket socket = new Socket(before.getAddress(), before.getPort())) {
      socket.getOutputStream().write("{\"eventid\":\"a.one\"}\n".getBytes(StandardCharsets.UTF_8));
      assertThat(peer.await(PotEvent.class).eventType()).isEqualTo("a.one");
      peer.command(new Command.Restart(), null);
      ScriptedManager.Peer again = manager.admitWithAll();
      socket.getOutputStream().write("{\"eventid\":\"a.two\"}\n".getBytes(StandardCharsets.UTF_8));
      again.await(PotEvent.class, event -> event.eventType().equals("a.two"));
      assertThat(node.intakeAddress()).contains(before);
    }
  }

  @Test
  void whatWasHandedInWithoutAManagerComesAfterARestartOfTheProcess() throws Exception {
    Node node = startListening();
    deliver(node, "{\"eventid\":\"a.one\"}\n{\"eventid\":\"a.two\"}\n");
    node.stop();
    assertThat(node.intakeAddress()).isEmpty();
    manager.accept().close();
    harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    assertThat(peer.await(PotEvent.class).eventType()).isEqualTo("a.one");
    assertThat(peer.await(PotEvent.class).eventType()).isEqualTo("a.two");
  }

  @Test
  void withoutAFreePortTheNodeRunsOnAndSaysThatItFailed() throws Exception {
    List<ServerSocket> others = new ArrayList<>();
    try {
      others.add(new ServerSocket(65_535, 1, InetAddress.ofLiteral("127.0.0.1")));
      Node node = harness.yaml(EVENT_PORT_OFF, "event_port: 65535").start();
      ScriptedManager.Peer peer = manager.admitWithAll();
      assertThat(peer.await(NodeEvent.Error.class).message())
          .startsWith("no port from 65535 (honeypot.event_port) to 65535 is free");
      assertThat(node.status()).isEqualTo(NodeStatus.FAILED);
      harness.attack(1);
      assertThat(peer.await(PotEvent.class).potId()).isEqualTo(NodeHarness.POT);

      // Once the port is free, a restart mends it.
      others.getFirst().close();
      peer.command(new Command.Restart(), "c1");
      manager.admitWithAll();
      NodeHarness.eventually(() -> node.status() == NodeStatus.RUNNING);
      assertThat(node.intakeAddress().orElseThrow().getPort()).isEqualTo(65_535);
    } finally {
      for (ServerSocket other : others) {
        other.close();
      }
    }
  }

  @Test
  void aNodeWithoutPotsTakesNoEvents() throws Exception {
    harness.yaml("{base_dir", "{enabled: false, base_dir");
    assertThat(startListening().intakeAddress()).isEmpty();
  }

  @Test
  void aTokenThatOthersMayReadKeepsTheNodeFromStarting() throws Exception {
    Path token = Files.writeString(harness.directory().resolveSibling("t"), "0123456789abcdef");
    harness.yaml(
        EVENT_PORT_OFF, "event_port: " + freePort() + ", event_token_file: \"" + token + "\"");
    assertThatThrownBy(harness::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the event token")
        .hasMessageContaining("chmod 600");
  }
}
