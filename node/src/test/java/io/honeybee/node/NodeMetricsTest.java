package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.pot.PotContext;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counters of a node at its own port. */
class NodeMetricsTest {

  private static String read(Node node) throws Exception {
    int port = node.metricsAddress().orElseThrow().getPort();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static NodeHarness with(NodeHarness harness, int port) {
    return harness.yaml("pots:\n", "metrics: {port: " + port + "}\npots:\n");
  }

  @Test
  void anEventIsCountedAtEachStepOnItsWay(@TempDir Path dir) throws Exception {
    try (ScriptedManager manager = ScriptedManager.plain();
        NodeHarness harness = with(new NodeHarness(dir, manager.port()), freePort())) {
      Node node = harness.start();
      harness.attack(1);
      assertThat(read(node))
          .contains("honeybee_node_seen_total 1\n", "honeybee_node_spooled_total 1\n")
          .contains("honeybee_node_acked_total 0\n", "honeybee_node_waiting 1\n")
          .contains("honeybee_node_dropped_total{cause=\"limit\"} 0\n")
          .contains("honeybee_node_registered 0\n");
      ScriptedManager.Peer peer = manager.admitWithAll();
      PotEvent event = peer.await(PotEvent.class);
      assertThat(read(node))
          .contains("honeybee_node_sent_total 1\n", "honeybee_node_registered 1\n");
      peer.acknowledgeEvents(Objects.requireNonNull(event.seq()));
      String acknowledged = "honeybee_node_acked_total 1\n";
      NodeHarness.eventually(() -> readNow(node).contains(acknowledged));
      assertThat(read(node))
          .contains("honeybee_node_waiting 0\n", "honeybee_node_oldest_unacked_ms 0\n")
          .matches("(?s)(# (HELP|TYPE) [^\n]+\n|[a-z_]+(\\{[a-z]+=\"[a-z]+\"})? \\d+\n)+");
    }
  }

  private static String readNow(Node node) {
    try {
      return read(node);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsKeptOfAttackersIsCounted(@TempDir Path dir) throws Exception {
    try (ScriptedManager manager = ScriptedManager.plain();
        NodeHarness harness = with(new NodeHarness(dir, manager.port()), freePort())) {
      Node node = harness.start();
      PotContext pot = harness.potType.pot(NodeHarness.POT).context();
      pot.captures().keep(new byte[7]);
      pot.captures().keep(new byte[7]);
      ScriptedManager.Peer peer = manager.admitWithAll();
      peer.command(new Command.Status(), null);
      Map<String, Long> told =
          Objects.requireNonNull(peer.await(NodeStatusUpdate.class).counters());
      assertThat(told)
          .containsEntry("captures_kept", 1L)
          .containsEntry("captures_seen_again", 1L)
          .containsEntry("captures_bytes", 7L)
          .containsEntry("recordings_kept", 0L)
          .containsEntry("recordings_lost", 0L);
      assertThat(read(node))
          .contains("honeybee_node_captures_kept_total 1\n", "honeybee_node_captures_bytes 7\n")
          .contains("# TYPE honeybee_node_captures_bytes gauge\n")
          .contains("honeybee_node_captures_lost_total{cause=\"disk\"} 0\n")
          .contains("honeybee_node_recordings_lost_total{cause=\"busy\"} 0\n")
          .doesNotContain("captures_lost_total 0");
    }
  }

  @Test
  void aTakenPortIsToldAndThePotsRunOn(@TempDir Path dir) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ScriptedManager manager = ScriptedManager.plain();
        NodeHarness harness = with(new NodeHarness(dir, manager.port()), taken.getLocalPort())) {
      Node node = harness.start();
      assertThat(node.metricsAddress()).isEmpty();
      assertThat(manager.admitWithAll().next(NodeStatusUpdate.class).status())
          .isEqualTo(NodeStatus.FAILED);
      assertThat(harness.potType.pot(NodeHarness.POT).running()).isTrue();
    }
  }
}
