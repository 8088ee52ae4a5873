package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.EventAck;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.PotEvent;
import io.honeybee.protocol.PotStatus;
import io.honeybee.protocol.RegistrationAck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class SessionTest {
  @TempDir private Path dir;
  private FleetRig rig;
  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    rig = FleetRig.plain(dir);
    node = rig.connect().registered(7, "edge-1");
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
    rig.close();
  }

  private static PotEvent event(long nodeId, long seq) {
    return new PotEvent(
        new NodeId(nodeId),
        "ssh-1",
        "ssh",
        "ssh.login.failed",
        Instant.parse("2026-01-15T10:30:00.123Z"),
        JsonNodeFactory.instance.objectNode().put("username", "root\u0000"),
        "id-" + seq,
        seq);
  }

  private void assertServed() throws IOException {
    node.message("{\"NodeEvent\":{\"Error\":{\"message\":\"still here\"}}}");
    Eventually.until("it is read", () -> rig.node(7).lastError().equals(Optional.of("still here")));
  }

  @Test
  void heartbeatsCarryStatusAndCounters() throws IOException {
    node.message(
        "{\"NodeStatusUpdate\":{\"node_id\":7,\"status\":\"Running\",\"counters\":{\"seen\":3,\"acked\":18446744073709551615}}}");
    Eventually.until("it runs", () -> rig.node(7).status() == NodeStatus.RUNNING);
    assertThat(rig.node(7).counters()).isEqualTo(Map.of("seen", 3L, "acked", -1L));
  }

  @Test
  void potsAreKnownAsTheirNodeTellsOfThem() throws IOException {
    node.message(
        "{\"PotStatusUpdate\":{\"node_id\":7,\"pot_id\":\"ssh-1\",\"pot_type\":\"ssh\",\"status\":\"Failed\",\"message\":\"port in use\"}}");
    Eventually.until("the pot is known", () -> !rig.node(7).pots().isEmpty());
    assertThat(rig.node(7).pots())
        .containsExactly(
            new PotView(
                "ssh-1", "ssh", PotStatus.FAILED, Optional.of("port in use"), rig.clock.instant()));
  }

  @Test
  void aNodeCannotFillTheMemoryWithPots() throws IOException {
    for (int i = 0; i < 300; i++) {
      node.message(
          "{\"PotStatusUpdate\":{\"node_id\":7,\"pot_id\":\"p"
              + i
              + "\",\"pot_type\":\"ssh\",\"status\":\"Running\"}}");
    }
    assertServed();
    assertThat(rig.node(7).pots()).hasSize(KnownNode.MAX_POTS);
    assertThat(rig.count("pots_over_limit")).isEqualTo(44);
  }

  @Test
  void goodbyeMeansStoppedAndEndsTheConnection() throws IOException {
    node.message("\"NodeDrop\"");
    node.assertClosed();
    Eventually.until("it is gone", () -> !rig.isConnected(7));
    assertThat(rig.node(7).status()).isEqualTo(NodeStatus.STOPPED);
  }

  @Test
  void aHalfClosedConnectionEnds() throws IOException {
    node.closeOutput();
    node.assertClosed();
    Eventually.until("it is gone", () -> !rig.isConnected(7));
  }

  @Test
  void eventsAreAcknowledgedInOrderAndOnlyOnceTheyAreOnDisk() throws Exception {
    for (int seq = 1; seq <= 2_000; seq++) {
      node.send(event(7, seq));
    }
    long upTo = 0;
    while (upTo < 2_000) {
      EventAck ack = (EventAck) node.next();
      assertThat(ack.nodeId()).isEqualTo(new NodeId(7));
      assertThat(ack.upTo()).isGreaterThan(upTo);
      assertThat(rig.events.size()).isGreaterThanOrEqualTo((int) ack.upTo());
      upTo = ack.upTo();
    }
    assertThat(rig.event()).isEqualTo(event(7, 1));
  }

  @Test
  void anEventBelongsToTheNodeOfTheConnectionWhateverItSays() throws Exception {
    node.send(event(99, 1));
    assertThat(rig.event()).isEqualTo(event(7, 1));
  }

  @Test
  void malformedInputBetweenGoodEnvelopesIsSkippedAndCounted() throws IOException {
    for (int i = 0; i < 5; i++) {
      node.raw("nonsense\n".repeat(9)).heartbeat(7);
    }
    assertServed();
    assertThat(rig.count("input_malformed")).isEqualTo(45);
  }

  @Test
  void tenMalformedInARowCloseTheConnectionWithTheReason() throws IOException {
    node.raw("{\"version\":2,,}\n".repeat(5) + "nonsense\n".repeat(5));
    assertThat(node.refusal()).contains("10 malformed messages in a row");
    node.assertClosed();
    Eventually.until("it is gone", () -> !rig.isConnected(7));
  }

  @Test
  void unknownAndInvalidMessagesAreSkipped() throws IOException {
    node.message("{\"NodeGossip\":{\"x\":1}}");
    node.message("{\"NodeStatusUpdate\":{\"node_id\":-1,\"status\":\"Running\"}}");
    node.message("{\"EventAck\":{\"node_id\":7,\"up_to\":1}}");
    assertServed();
    assertThat(rig.count("input_unknown")).isEqualTo(1);
    assertThat(rig.count("input_invalid")).isEqualTo(2);
  }

  @Test
  void anOversizedEnvelopeClosesTheConnectionWithTheReason() throws IOException {
    try {
      node.raw("{\"version\":2,\"message\":\"" + "x".repeat(70_000) + "\"}\n");
    } catch (IOException closedWhileWriting) {
      assertThat(closedWhileWriting).isNotNull();
    }
    assertThat(node.refusal()).contains("over 65536 bytes");
    node.assertClosed();
  }

  @Test
  void aSilentNodeIsUnknownAfterThreeIntervalsAndThenClosedWhileABusyOneStays() throws Exception {
    node.close();
    rig.close();
    rig = FleetRig.plain(dir, Duration.ofMillis(300), Duration.ofSeconds(10));
    try (TestNode silent = rig.connect().registered(7, "silent");
        TestNode dripping = rig.connect().registered(8, "dripping");
        TestNode busy = rig.connect().registered(9, "busy")) {
      Thread beats =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (true) {
                        busy.heartbeat(9);
                        dripping.raw("{");
                        Thread.sleep(100);
                      }
                    } catch (IOException | InterruptedException e) {
                      // Closed at the end of the test, or the dripping one by the manager.
                    }
                  });
      silent.assertClosed();
      dripping.assertClosed();
      assertThat(rig.node(7).status()).isEqualTo(NodeStatus.UNKNOWN);
      assertThat(rig.isConnected(9)).isTrue();
      assertThat(rig.node(9).status()).isEqualTo(NodeStatus.RUNNING);
      assertThat(rig.count("sessions_silent")).isEqualTo(2);
      beats.interrupt();
    }
  }

  @Test
  void aNodeThatWaitsForAFullStoreIsNotTakenForSilent() throws Exception {
    node.close();
    rig.close();
    rig = FleetRig.plain(dir, Duration.ofMillis(100), Duration.ofSeconds(10));
    try (TestNode waiting = rig.connect().registered(7, "waiting")) {
      rig.room.acquire();
      waiting.send(event(7, 1));
      try (TestNode silent = rig.connect().registered(8, "silent")) {
        silent.assertClosed();
      }
      assertThat(rig.isConnected(7)).isTrue();
      rig.room.release();
      assertThat(waiting.next()).isEqualTo(new EventAck(new NodeId(7), 1));
    }
  }

  @Test
  void aSecondConnectionOfTheSameNodeWinsAndTheOlderIsToldAndClosed() throws IOException {
    try (TestNode newer = rig.connect().registered(7, "edge-1")) {
      RegistrationAck told = node.ack();
      assertThat(told.accepted()).isFalse();
      assertThat(told.message()).contains("registered on a newer connection");
      node.assertClosed();
      newer.heartbeat(7);
      Eventually.until("it is served", () -> rig.node(7).status() == NodeStatus.RUNNING);
      assertThat(rig.node(7).remoteAddress())
          .contains("127.0.0.1:" + newer.socket().getLocalPort());
    }
  }

  @Test
  void whatIsKnownOfNodesSurvivesARestart() throws IOException {
    node.heartbeat(7);
    node.message(
        "{\"PotStatusUpdate\":{\"node_id\":7,\"pot_id\":\"p\\u0000\\ud800\",\"pot_type\":\"ssh\",\"status\":\"Running\"}}");
    assertServed();
    try (TestNode gone = rig.connect().registered(-2, "gone")) {
      gone.message("\"NodeDrop\"").assertClosed();
      Eventually.until("it is gone", () -> !rig.isConnected(-2));
    }
    NodeView before = rig.node(7);
    rig.restart();
    NodeView after = rig.node(7);
    assertThat(after.nodeName()).isEqualTo("edge-1");
    assertThat(after.registeredAt()).isEqualTo(truncated(before.registeredAt()));
    assertThat(after.lastSeen()).isEqualTo(truncated(before.lastSeen()));
    assertThat(after.pots().getFirst().potId()).isEqualTo("p\uFFFD\uFFFD");
    assertThat(after.lastError()).contains("still here");
    assertThat(after.status()).isEqualTo(NodeStatus.UNKNOWN);
    assertThat(after.connected()).isFalse();
    assertThat(rig.node(-2).status()).isEqualTo(NodeStatus.STOPPED);
  }

  private static Instant truncated(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
