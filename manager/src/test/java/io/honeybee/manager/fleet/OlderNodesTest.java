package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.PotEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OlderNodesTest {
  @TempDir private Path dir;
  private FleetRig rig;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    rig = FleetRig.plain(dir);
    node = rig.connect();
    node.send(TestNode.registration(9, "old", null, null));
    assertThat(node.nextText())
        .isEqualTo(
            "{\"version\":2,\"message\":{\"RegistrationAck\":{\"node_id\":9,\"accepted\":true,\"message\":null}}}");
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
    rig.close();
  }

  @Test
  void anOlderNodeIsListedWithoutCapabilities() {
    assertThat(rig.node(9).capabilities()).isEmpty();
    assertThat(rig.node(9).connected()).isTrue();
  }

  @Test
  void typedEventsAreUnderstood() throws IOException {
    node.message("{\"NodeEvent\":{\"type\":\"Started\",\"message\":\"Node started\"}}");
    node.message("{\"NodeEvent\":{\"type\":\"Error\",\"message\":\"boom\"}}");
    Eventually.until(
        "the error is known", () -> rig.node(9).lastError().equals(Optional.of("boom")));
  }

  @Test
  void dropAsAnObjectIsAGoodbye() throws IOException {
    node.message("{\"NodeDrop\":{}}");
    node.assertClosed();
    Eventually.until("it is gone", () -> !rig.isConnected(9));
    assertThat(rig.node(9).status()).isEqualTo(NodeStatus.STOPPED);
  }

  @Test
  void anAttackInAnEmptyPotStatusIsKept() throws Exception {
    node.message(
        "{\"PotStatusUpdate\":{\"node_id\":9,\"pot_id\":\"cowrie\",\"pot_type\":\"\",\"status\":\"\",\"message\":\"login attempt\"}}");
    PotEvent event = rig.event();
    assertThat(event.eventType()).isEqualTo("honeybee.legacy");
    assertThat(event.potId()).isEqualTo("cowrie");
    assertThat(event.timestamp()).isEqualTo(rig.clock.instant());
    assertThat(event.data()).hasToString("{\"message\":\"login attempt\"}");
    assertThat(event.seq()).isNull();
  }

  @Test
  void anAlarmIsKeptAsAnEvent() throws Exception {
    node.message("{\"NodeEvent\":{\"Alarm\":{\"description\":\"{port scan\"}}}");
    PotEvent event = rig.event();
    assertThat(event.eventType()).isEqualTo("honeybee.alarm");
    assertThat(event.nodeId()).isEqualTo(new NodeId(9));
    assertThat(event.data()).hasToString("{\"description\":\"{port scan\"}");
  }

  @Test
  void anAlarmThatHoldsAnAttackEventIsUnpacked() throws Exception {
    node.message(
        """
        {"NodeEvent":{"Alarm":{"description":"{\\"pot_id\\":\\"ssh-1\\",\\"pot_type\\":\\"ssh\\",\
        \\"event_type\\":\\"ssh.login.failed\\",\\"timestamp\\":\\"2026-01-15T10:30:00.123Z\\",\
        \\"event_id\\":\\"01JH\\",\\"src_ip\\":\\"192.0.2.1\\",\\"username\\":\\"root\\"}"}}}""");
    PotEvent event = rig.event();
    assertThat(event.potId()).isEqualTo("ssh-1");
    assertThat(event.potType()).isEqualTo("ssh");
    assertThat(event.eventType()).isEqualTo("ssh.login.failed");
    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-01-15T10:30:00.123Z"));
    assertThat(event.eventId()).isEqualTo("01JH");
    assertThat(event.data()).hasToString("{\"src_ip\":\"192.0.2.1\",\"username\":\"root\"}");
  }

  @Test
  void commandsGoInAFormThatItReadsAndWithoutAnId() throws Exception {
    CommandState state = rig.fleet().send(new NodeId(9), new Command.Restart());
    assertThat(node.nextText())
        .isEqualTo(
            "{\"version\":2,\"message\":{\"NodeCommand\":{\"node_id\":9,\"command\":{\"Restart\":{}}}}}");
    rig.clock.move(java.time.Duration.ofHours(1));
    assertThat(rig.fleet().command(state.commandId()).orElseThrow().phase())
        .isEqualTo(CommandState.Phase.SENT);
  }

  @Test
  void aNodeThatMakesANewIdAtEachStartIsListedOnce() throws Exception {
    node.close();
    Eventually.until("it is gone", () -> !rig.isConnected(9));
    try (TestNode again = rig.connect()) {
      assertThat(again.register(TestNode.registration(10, "old", null, null)).accepted()).isTrue();
      assertThat(rig.fleet().nodes()).singleElement().matches(NodeView::connected);
      try (TestNode another = rig.connect()) {
        assertThat(another.register(TestNode.registration(11, "old", null, null)).accepted())
            .isTrue();
        assertThat(rig.fleet().nodes()).hasSize(2);
      }
    }
    rig.restart();
    assertThat(rig.fleet().node(new NodeId(9))).isEmpty();
    assertThat(rig.fleet().nodes()).hasSize(2);
  }
}
