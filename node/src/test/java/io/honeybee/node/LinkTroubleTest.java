package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.link.LinkLimits;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.PotEvent;
import io.honeybee.protocol.PotStatusUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Managers that misbehave cost a node its connection at most. */
@Timeout(60)
class LinkTroubleTest {
  private static final String STATUS_COMMAND =
      "{\"version\":2,\"message\":{\"NodeCommand\":{\"node_id\":0,\"command\":\"Status\"}}}";

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

  private ScriptedManager.Peer greeted() throws Exception {
    ScriptedManager.Peer peer = manager.admitWithAll();
    peer.await(PotStatusUpdate.class);
    return peer;
  }

  @Test
  void garbageBetweenMessagesIsSkipped() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    for (int i = 0; i < 9; i++) {
      peer.write("\u001b[31mno message\u0000\n");
    }
    peer.write(STATUS_COMMAND + "{\"version\":2,\"message\":{}}" + STATUS_COMMAND);
    peer.next(NodeStatusUpdate.class);
    assertThat(peer.next(NodeEvent.Error.class).message()).contains("cannot be understood");
    peer.next(NodeStatusUpdate.class);
  }

  @Test
  void garbageWithoutEndIsNot() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    for (int i = 0; i < 10; i++) {
      peer.write("no message\n");
    }
    assertThat(peer.rest()).isEmpty();
    greeted();
  }

  @Test
  void anEndlessMessageIsCutOff() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    peer.write("{\"version\":2,\"x\":\"" + "a".repeat(70_000));
    assertThat(peer.rest()).isEmpty();
    greeted();
  }

  @Test
  void messagesOfTheWrongSideAndUnknownOnesAreSkipped() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    peer.write("{\"version\":2,\"message\":{\"NodeGossip\":{}}}");
    peer.write("{\"version\":2,\"message\":\"NodeDrop\"}");
    peer.write("{\"version\":2,\"message\":{\"RegistrationAck\":{\"accepted\":true}}}");
    peer.write(STATUS_COMMAND);
    peer.next(NodeStatusUpdate.class);
  }

  @Test
  void anAcceptanceThatIsTakenBackIsARefusal() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    peer.refuse("another connection with this id took over");
    assertThat(peer.rest()).isEmpty();
    greeted();
  }

  @Test
  void commandsBeforeTheAnswerToTheRegistrationAreIgnored() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.accept();
    peer.awaitRegistration();
    peer.command(new Command.Stop(), null);
    peer.acknowledge(Capability.values());
    peer.await(PotStatusUpdate.class);
    assertThat(node.registered()).isTrue();
  }

  @Test
  void aHalfClosedConnectionIsGivenUp() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    peer.socket().shutdownOutput();
    assertThat(peer.rest()).isEmpty();
    greeted();
  }

  @Test
  void aManagerThatStopsReadingBlocksNeitherPotsNorTheStop() throws Exception {
    Node node = harness.limits(wideWindow(Duration.ofSeconds(30))).start();
    widen(greeted());
    long began = System.nanoTime();
    attackWithMuch(500);
    Thread.sleep(200);
    node.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
    assertThat(harness.potType.pot(NodeHarness.POT).running()).isFalse();
  }

  @Test
  void aManagerThatStopsReadingIsGivenUp() throws Exception {
    harness.heartbeat(Duration.ofMillis(100)).limits(wideWindow(Duration.ofMillis(500))).start();
    ScriptedManager.Peer peer = greeted();
    widen(peer);
    attackWithMuch(500);
    greeted();
    peer.close();
  }

  private void attackWithMuch(int events) {
    for (int i = 0; i < events; i++) {
      harness.attack(Map.of("input", "x".repeat(15_000)));
    }
  }

  /** Lets the node send more at once than the sockets hold, as a manager does that keeps up. */
  private void widen(ScriptedManager.Peer peer) throws IOException {
    attackWithMuch(300);
    for (int i = 0; i < 300; i++) {
      PotEvent event = peer.await(PotEvent.class, sent -> sent.seq() != null);
      peer.acknowledgeEvents(Objects.requireNonNull(event.seq()));
    }
  }

  private LinkLimits wideWindow(Duration stuckWrite) {
    LinkLimits limits = harness.limits();
    return new LinkLimits(
        limits.ackTimeout(),
        limits.longestDelay(),
        limits.heldLongEnough(),
        stuckWrite,
        limits.stuckAcks(),
        Duration.ofSeconds(1),
        100_000,
        64L << 20);
  }

  @Test
  void aFloodOfCommandsThatNobodyReadsTheAnswersOfEndsTheConnection() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = greeted();
    Thread flood =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    String many = STATUS_COMMAND.repeat(100);
                    while (true) {
                      peer.write(many);
                    }
                  } catch (Exception e) {
                    // The node has hung up, as it should.
                  }
                });
    greeted();
    flood.join();
  }

  @Test
  void twoNodesDoNotShareADirectory(@TempDir Path dir) throws Exception {
    try (NodeHarness one = new NodeHarness(dir, manager.port());
        NodeHarness other = new NodeHarness(dir, manager.port())) {
      one.start();
      org.assertj.core.api.Assertions.assertThatThrownBy(other::start)
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("another node runs in");
      manager.kill();
    }
  }
}
