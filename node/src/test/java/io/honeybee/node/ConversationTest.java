package io.honeybee.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.Message;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeDrop;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeRegistration;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeStatusUpdate;
import io.honeybee.protocol.NodeType;
import io.honeybee.protocol.PotStatus;
import io.honeybee.protocol.PotStatusUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the conversation, over real sockets. */
class ConversationTest {
  private ScriptedManager manager;
  private NodeHarness harness;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    manager = ScriptedManager.plain();
    harness = new NodeHarness(dir, manager.port());
  }

  @AfterEach
  void stop() throws Exception {
    // The manager first: the node need not wait then for it to take the goodbye.
    manager.close();
    harness.close();
  }

  /** Reads what every connection begins with. */
  private static void skipGreeting(ScriptedManager.Peer peer) throws Exception {
    peer.await(PotStatusUpdate.class);
  }

  @Test
  void aNodeRegistersAndSaysNothingElseUntilItIsAccepted() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.accept();
    NodeRegistration registration = peer.awaitRegistration();
    assertThat(registration)
        .isEqualTo(
            new NodeRegistration(
                node.id(),
                "edge",
                "0.0.0.0",
                8080,
                NodeType.FULL,
                null,
                Capability.allWireNames()));
    harness.attack(1);
    assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();
    assertThat(node.registered()).isFalse();
    peer.acknowledge();
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.RUNNING);
    NodeHarness.eventually(node::registered);
  }

  @Test
  void aManagerThatDoesNotAnswerIsTriedAgain() throws Exception {
    harness.ackTimeout(Duration.ofMillis(500)).start();
    ScriptedManager.Peer peer = manager.accept();
    peer.awaitRegistration();
    assertThat(peer.rest()).isEmpty();
    manager.admitWithAll();
  }

  @Test
  void aManagerThatAnswersByteByByteIsTriedAgainAsWell() throws Exception {
    harness.ackTimeout(Duration.ofMillis(500)).start();
    ScriptedManager.Peer peer = manager.accept();
    peer.awaitRegistration();
    Thread trickle =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      peer.write(" ");
                      Thread.sleep(50);
                    }
                  } catch (Exception e) {
                    // The node has had enough, as it should.
                  }
                });
    manager.admitWithAll();
    trickle.join();
  }

  @Test
  void anAcceptedNodeTellsHowItAndItsPotsAre() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    NodeStatusUpdate status = peer.next(NodeStatusUpdate.class);
    assertThat(status.status()).isEqualTo(NodeStatus.RUNNING);
    assertThat(status.counters()).containsKeys("seen", "spooled", "sent", "acked", "dropped");
    assertThat(peer.next()).isEqualTo(new NodeEvent.Started());
    assertThat(peer.next())
        .isEqualTo(
            new PotStatusUpdate(node.id(), NodeHarness.POT, "fake", PotStatus.RUNNING, null));
  }

  @Test
  void startedIsSaidOncePerProcess() throws Exception {
    harness.start();
    manager.admitWithAll().close();
    ScriptedManager.Peer second = manager.admitWithAll();
    assertThat(second.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.RUNNING);
    second.next(PotStatusUpdate.class);
  }

  @Test
  void aRefusedNodeComesBackLater() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = manager.accept();
    peer.awaitRegistration();
    long refused = System.nanoTime();
    peer.refuse("TOTP code refused");
    assertThat(peer.rest()).isEmpty();
    manager.admitWithAll();
    // 80 % of the longest delay, not some part of the first one.
    assertThat(Duration.ofNanos(System.nanoTime() - refused)).isGreaterThan(Duration.ofMillis(160));
  }

  @Test
  void heartbeatsCarryCounters() throws Exception {
    harness.heartbeat(Duration.ofMillis(50)).start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    for (int i = 0; i < 3; i++) {
      assertThat(peer.next(NodeStatusUpdate.class).counters()).containsKey("oldest_unacked_ms");
    }
  }

  @Test
  void toAManagerWithoutCountersHeartbeatsCarryNone() throws Exception {
    harness.heartbeat(Duration.ofMillis(50)).start();
    ScriptedManager.Peer peer = manager.admit(Capability.FRAMING);
    skipGreeting(peer);
    assertThat(peer.next(NodeStatusUpdate.class).counters()).isNull();
  }

  @Test
  void stopIsAGoodbyeAndTheEnd() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    peer.command(new Command.Stop(), "c1");
    assertThat(peer.next()).isEqualTo(new CommandResult(node.id(), "c1", true, null, null));
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.STOPPED);
    assertThat(peer.rest()).containsExactly(new NodeEvent.Stopped(), new NodeDrop());
    peer.close();
    node.awaitStop();
    assertThat(harness.potType.pot(NodeHarness.POT).running()).isFalse();
  }

  @Test
  void stoppingTheNodeSaysGoodbyeToo() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    Thread stopping = Thread.ofVirtual().start(node::stop);
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.STOPPED);
    assertThat(peer.rest()).containsExactly(new NodeEvent.Stopped(), new NodeDrop());
    peer.close();
    stopping.join();
    node.awaitStop();
  }

  @Test
  void restartIsARealOneInTheSameProcess() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    FakePotType.FakePot before = harness.potType.pot(NodeHarness.POT);
    peer.command(new Command.Restart(), "c1");
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.STOPPED);
    assertThat(peer.rest()).isEmpty();
    peer.close();
    ScriptedManager.Peer again = manager.admitWithAll();
    assertThat(again.nodeId()).isEqualTo(node.id());
    assertThat(again.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.RUNNING);
    assertThat(again.next()).isEqualTo(new NodeEvent.Started());
    assertThat(again.next(PotStatusUpdate.class).status()).isEqualTo(PotStatus.RUNNING);
    assertThat(again.next()).isEqualTo(new CommandResult(node.id(), "c1", true, null, null));
    assertThat(before.running()).isFalse();
    assertThat(harness.potType.pot(NodeHarness.POT)).isNotSameAs(before);
  }

  @Test
  void statusIsAnsweredByTheStatus() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    peer.command(new Command.Status(), null);
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.RUNNING);
    assertThat(peer.isSilentFor(Duration.ofMillis(100))).isTrue();
  }

  @Test
  void aBroadcastIsForThisNodeAndACommandForAnotherIsNot() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    peer.send(new NodeCommand(new NodeId(peer.nodeId().bits() ^ 1), new Command.Stop(), "no"));
    peer.send(new NodeCommand(NodeId.BROADCAST, new Command.Status(), null));
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.RUNNING);
  }

  @Test
  void anUnknownCommandIsAnsweredWithAnErrorThatNamesIt() throws Exception {
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    skipGreeting(peer);
    peer.write(
        """
        {"version":2,"message":{"NodeCommand":{"node_id":%s,"command":{"Dance":{}},"command_id":"c9"}}}
        """
            .formatted(node.id()));
    assertThat(peer.next()).isEqualTo(new NodeEvent.Error("this node knows no command Dance"));
    assertThat(peer.next())
        .isEqualTo(
            new CommandResult(node.id(), "c9", false, "this node knows no command Dance", null));
    assertThat(node.registered()).isTrue();
  }

  @Test
  void aPotThatDoesNotStartMakesTheNodeFailedUntilItDoes() throws Exception {
    harness.potType.failNextStart("port 22 is taken");
    Node node = harness.start();
    ScriptedManager.Peer peer = manager.admitWithAll();
    assertThat(peer.next(NodeStatusUpdate.class).status()).isEqualTo(NodeStatus.FAILED);
    assertThat(peer.next()).isEqualTo(new NodeEvent.Started());
    assertThat(peer.next())
        .isEqualTo(
            new PotStatusUpdate(
                node.id(), NodeHarness.POT, "fake", PotStatus.FAILED, "port 22 is taken"));
    assertThat(peer.next(NodeEvent.Error.class).message()).contains("port 22 is taken");
    peer.command(new Command.DeployPot(NodeHarness.POT), null);
    List<Message> after =
        List.of(peer.next(), peer.next(), peer.next(NodeStatusUpdate.class), peer.next());
    assertThat(after)
        .containsExactly(
            new PotStatusUpdate(node.id(), NodeHarness.POT, "fake", PotStatus.INSTALLING, null),
            new PotStatusUpdate(node.id(), NodeHarness.POT, "fake", PotStatus.RUNNING, null),
            new NodeStatusUpdate(node.id(), NodeStatus.RUNNING, null),
            new PotStatusUpdate(node.id(), NodeHarness.POT, "fake", PotStatus.RUNNING, null));
  }

  @Test
  void aLostConnectionIsMadeAgain() throws Exception {
    Node node = harness.start();
    manager.admitWithAll().reset();
    ScriptedManager.Peer second = manager.admitWithAll();
    assertThat(second.nodeId()).isEqualTo(node.id());
  }

  @Test
  void aKilledManagerHasItsNodeBack() throws Exception {
    Node node = harness.start();
    manager.admitWithAll();
    manager.kill();
    NodeHarness.eventually(() -> !node.registered());
    manager.revive();
    assertThat(manager.admitWithAll().nodeId()).isEqualTo(node.id());
  }

  @Test
  void aManagerOfAnotherVersionIsLeft() throws Exception {
    harness.start();
    ScriptedManager.Peer peer = manager.accept();
    peer.awaitRegistration();
    peer.write("{\"version\":3,\"message\":{\"RegistrationAck\":{\"accepted\":true}}}\n");
    assertThat(peer.rest()).isEmpty();
    manager.admitWithAll();
  }
}
