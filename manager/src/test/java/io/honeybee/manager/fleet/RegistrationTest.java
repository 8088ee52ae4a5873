package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.protocol.Capability;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeStatus;
import io.honeybee.protocol.NodeType;
import io.honeybee.protocol.RegistrationAck;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RegistrationTest {
  @TempDir private Path dir;
  private FleetRig rig;

  @BeforeEach
  void start() throws IOException {
    rig = FleetRig.plain(dir);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aNodeThatRegistersIsKnownWithTheWholeRangeOfIds() throws IOException {
    try (TestNode node = rig.connect()) {
      RegistrationAck ack =
          node.register(
              TestNode.registration(-1, "nœud-東京-🐝", null, List.of("pot_event", "telepathy")));
      assertThat(ack)
          .isEqualTo(
              new RegistrationAck(new NodeId(-1), true, null, null, Capability.allWireNames()));
      NodeView view = rig.node(-1);
      assertThat(view.nodeId()).hasToString("18446744073709551615");
      assertThat(view.nodeName()).isEqualTo("nœud-東京-🐝");
      assertThat(view.nodeType()).isEqualTo(NodeType.FULL);
      assertThat(view.address()).isEqualTo("192.0.2.7");
      assertThat(view.port()).isEqualTo(8080);
      assertThat(view.status()).isEqualTo(NodeStatus.CONNECTED);
      assertThat(view.connected()).isTrue();
      assertThat(view.remoteAddress()).contains("127.0.0.1:" + node.socket().getLocalPort());
      assertThat(view.capabilities()).containsExactly("pot_event");
    }
    Eventually.until("the node is gone", () -> !rig.isConnected(-1));
    assertThat(rig.node(-1).status()).isEqualTo(NodeStatus.UNKNOWN);
    assertThat(rig.node(-1).remoteAddress()).isEmpty();
  }

  @Test
  void registrationNeedsNoNewlineAndMayComeByteByByteOrJoinedWithWhatFollows() throws Exception {
    String registration =
        "{\"version\":2,\"message\":{\"NodeRegistration\":{\"node_id\":5,\"node_name\":\"n\","
            + "\"address\":\"\",\"port\":0,\"node_type\":\"Agent\"}}}";
    try (TestNode node = rig.connect()) {
      assertThat(node.raw(registration).ack().accepted()).isTrue();
    }
    try (TestNode node = rig.connect()) {
      for (int i = 0; i < registration.length(); i++) {
        node.raw(registration.substring(i, i + 1));
      }
      assertThat(node.ack().accepted()).isTrue();
    }
    try (TestNode node = rig.connect()) {
      node.raw(
          registration
              + "{\"version\":2,\"message\":{\"NodeEvent\":{\"Error\":{\"message\":\"x\"}}}}");
      assertThat(node.ack().accepted()).isTrue();
      Eventually.until("what followed is read", () -> rig.node(5).lastError().isPresent());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, version 1", "3, version 3", "99999999999999999999, none that it names"})
  void anotherVersionIsRefusedAndBothVersionsAreNamed(String version, String named)
      throws IOException {
    try (TestNode node = rig.connect()) {
      node.raw("{\"version\":" + version + ",\"message\":{\"NodeRegistration\":{\"node_id\":7}}}");
      assertThat(node.refusal())
          .contains("this manager speaks version 2")
          .contains("the node speaks " + named);
      node.assertClosed();
    }
    assertThat(rig.fleet().nodes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"NodeDrop\"",
        "{\"NodeEvent\":\"Started\"}",
        "{\"NodeStatusUpdate\":{\"node_id\":7,\"status\":\"Running\"}}",
        "{\"NodeCommand\":{\"node_id\":7,\"command\":\"Stop\"}}",
        "{\"NodeGossip\":{}}"
      })
  void anythingBeforeTheRegistrationIsRefused(String message) throws IOException {
    try (TestNode node = rig.connect()) {
      assertThat(node.message(message).refusal())
          .isEqualTo("the first message must be a registration");
      node.assertClosed();
    }
  }

  @Test
  void whatIsSentBehindARefusedRegistrationDoesNotKeepTheRefusalFromArriving() throws IOException {
    try (TestNode node = rig.connect()) {
      node.raw("{\"version\":1,\"message\":\"NodeDrop\"}" + "\n{\"a\":1}".repeat(500));
      assertThat(node.refusal()).contains("version 1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"NodeRegistration\":{\"node_id\":0,\"node_name\":\"n\",\"address\":\"\",\"port\":1,\"node_type\":\"Full\"}}', node_id 0",
    "'{\"NodeRegistration\":{\"node_id\":-1,\"node_name\":\"n\",\"address\":\"\",\"port\":1,\"node_type\":\"Full\"}}', node_id out of range",
    "'{\"NodeRegistration\":{\"node_id\":1,\"node_name\":\"\",\"address\":\"\",\"port\":1,\"node_type\":\"Full\"}}', node_name is empty",
    "'{\"NodeRegistration\":{\"node_id\":1,\"node_name\":\"a\\u001b[31m\",\"address\":\"\",\"port\":1,\"node_type\":\"Full\"}}', node_name holds",
    "'{\"NodeRegistration\":{\"node_id\":1,\"node_name\":\"n\",\"address\":\"\",\"port\":65536,\"node_type\":\"Full\"}}', port out of range"
  })
  void aRegistrationThatBreaksTheRulesIsRefusedWithTheReason(String message, String reason)
      throws IOException {
    try (TestNode node = rig.connect()) {
      assertThat(node.message(message).refusal()).contains(reason);
      node.assertClosed();
    }
    assertThat(rig.fleet().nodes()).isEmpty();
    assertThat(rig.count("registrations_invalid")).isEqualTo(1);
  }

  @Test
  void tenLinesOfGarbageInsteadOfARegistrationCloseTheConnection() throws IOException {
    try (TestNode node = rig.connect()) {
      node.raw("GET / HTTP/1.1\r\n".repeat(10));
      assertThat(node.refusal()).contains("no HoneyBee Protocol");
      node.assertClosed();
    }
    assertThat(rig.count("input_malformed")).isEqualTo(10);
  }

  @Test
  void aLineOfGarbageBeforeTheRegistrationIsForgiven() throws IOException {
    try (TestNode node = rig.connect()) {
      node.raw("hello\n").registered(7, "edge-1");
    }
  }

  @Test
  void aStrangerCannotMakeTheManagerHoldMuch() throws IOException {
    try (TestNode node = rig.connect()) {
      try {
        node.raw("{\"a\":\"" + "x".repeat(200_000));
      } catch (SocketException closedWhileWriting) {
        assertThat(closedWhileWriting).hasMessageContaining("");
      }
      node.assertClosed();
    }
  }

  @Test
  void aSecondRegistrationOnOneConnectionEndsIt() throws IOException {
    try (TestNode node = rig.connect().registered(7, "edge-1")) {
      assertThat(
              node.register(TestNode.registration(8, "edge-2", null, TestNode.CAPABILITIES))
                  .message())
          .contains("has registered already");
      node.assertClosed();
    }
    assertThat(rig.fleet().node(new NodeId(8))).isEmpty();
  }

  @Test
  void aSilentClientIsClosedWhenItsTimeIsUpAndSoIsOneThatDripsBytes() throws Exception {
    rig.close();
    rig = FleetRig.plain(dir, Duration.ofSeconds(30), Duration.ofMillis(400));
    try (TestNode silent = rig.connect();
        TestNode dripping = rig.connect()) {
      Thread drip =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      while (true) {
                        dripping.raw(" ");
                        Thread.sleep(20);
                      }
                    } catch (IOException | InterruptedException e) {
                      // Closed, as it should be.
                    }
                  });
      silent.assertClosed();
      dripping.assertClosed();
      assertThat(drip.join(Duration.ofSeconds(10))).isTrue();
    }
    Eventually.until("both are counted", () -> rig.count("registrations_overdue") == 2);
  }

  @Test
  void aClientThatClosesItsSideBeforeRegisteringIsClosed() throws IOException {
    try (TestNode node = rig.connect()) {
      node.closeOutput();
      node.assertClosed();
    }
  }
}
