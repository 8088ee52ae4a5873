package io.honeybee.manager.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.manager.fleet.CommandState.Phase;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.NodeCommand;
import io.honeybee.protocol.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@Timeout(60)
class CommandsTest {
  private static final NodeId EDGE = new NodeId(7);

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

  private Phase phase(CommandState state) {
    return rig.fleet().command(state.commandId()).orElseThrow().phase();
  }

  @Test
  void aCommandIsAnsweredByItsId() throws Exception {
    CommandState sent = rig.fleet().send(EDGE, new Command.GetPotLogs("ssh-1"));
    assertThat(sent.phase()).isEqualTo(Phase.SENT);
    assertThat(node.next())
        .isEqualTo(new NodeCommand(EDGE, new Command.GetPotLogs("ssh-1"), sent.commandId()));
    var data = JsonNodeFactory.instance.objectNode().put("lines", 3);
    node.send(new CommandResult(EDGE, sent.commandId(), true, null, data));
    Eventually.until("it is answered", () -> phase(sent) == Phase.ANSWERED);
    assertThat(rig.fleet().command(sent.commandId()).orElseThrow().data()).contains(data);
    node.send(new CommandResult(EDGE, sent.commandId(), false, "again", null));
    Eventually.until("the second is counted", () -> rig.count("results_unasked") == 1);
    assertThat(phase(sent)).isEqualTo(Phase.ANSWERED);
  }

  @Test
  void aFailureCarriesItsReason() throws Exception {
    CommandState sent = rig.fleet().send(EDGE, new Command.StopPot("x"));
    node.send(new CommandResult(EDGE, sent.commandId(), false, "no such pot: x", null));
    Eventually.until("it failed", () -> phase(sent) == Phase.FAILED);
    assertThat(rig.fleet().command(sent.commandId()).orElseThrow().message())
        .contains("no such pot: x");
  }

  @Test
  void aNodeCannotAnswerForAnother() throws Exception {
    CommandState sent = rig.fleet().send(EDGE, new Command.Status());
    try (TestNode other = rig.connect().registered(8, "edge-2")) {
      other.send(new CommandResult(EDGE, sent.commandId(), true, null, null));
      Eventually.until("it is counted", () -> rig.count("results_unasked") == 1);
    }
    assertThat(phase(sent)).isEqualTo(Phase.SENT);
  }

  @Test
  void withoutAnswerItTimesOutAndALateAnswerStillCounts() throws Exception {
    CommandState sent = rig.fleet().send(EDGE, new Command.Status());
    rig.clock.move(Duration.ofSeconds(30));
    Eventually.until("it is given up", () -> phase(sent) == Phase.TIMED_OUT);
    node.send(new CommandResult(EDGE, sent.commandId(), true, null, null));
    Eventually.until("it is answered", () -> phase(sent) == Phase.ANSWERED);
  }

  @Test
  void anUnknownOrAbsentNodeIsSaidToBeSo() throws IOException {
    assertThatThrownBy(() -> rig.fleet().send(new NodeId(-1), new Command.Stop()))
        .isInstanceOf(NodeUnreachable.class)
        .hasMessage("there is no node 18446744073709551615");
    node.close();
    Eventually.until("it is gone", () -> !rig.isConnected(7));
    assertThatThrownBy(() -> rig.fleet().send(EDGE, new Command.Stop()))
        .isInstanceOf(NodeUnreachable.class)
        .hasMessage("node 7 is not connected");
  }

  @Test
  void aNodeThatDoesNotReadHoldsNobodyUp() throws Exception {
    String big = "x".repeat(60_000);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10_000; i++) {
                rig.fleet().send(EDGE, new Command.GetPotLogs(big));
              }
            })
        .isInstanceOf(NodeUnreachable.class)
        .hasMessageContaining("does not read");
    try (TestNode other = rig.connect().registered(8, "edge-2")) {
      CommandState sent = rig.fleet().send(new NodeId(8), new Command.Status());
      assertThat(other.next())
          .isEqualTo(new NodeCommand(new NodeId(8), new Command.Status(), sent.commandId()));
    }
  }

  @Test
  void theHistoryIsBoundedInNumberAndBytes() {
    Commands commands = new Commands(rig.clock, new java.util.Random(1));
    List<CommandState> many =
        java.util.stream.Stream.generate(() -> commands.begin(EDGE, new Command.Status(), true))
            .limit(20_001)
            .toList();
    assertThat(commands.find(many.get(0).commandId())).isEmpty();
    assertThat(commands.find(many.get(1).commandId())).isPresent();
    for (CommandState state : many.subList(1, 20)) {
      CommandResult answer = new CommandResult(EDGE, state.commandId(), true, null, null);
      commands.answered(EDGE, answer, 1 << 20);
    }
    assertThat(commands.find(many.get(1).commandId())).isEmpty();
    assertThat(commands.find(many.get(19).commandId())).isPresent();
  }
}
