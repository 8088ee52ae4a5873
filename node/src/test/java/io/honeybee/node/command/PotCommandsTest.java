package io.honeybee.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.node.NodeHarness;
import io.honeybee.node.ScriptedManager;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.CommandResult;
import io.honeybee.protocol.Message;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.PotStatus;
import io.honeybee.protocol.PotStatusUpdate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands to pots, through a whole node. */
class PotCommandsTest {
  private static final String POT = NodeHarness.POT;

  private ScriptedManager manager;
  private NodeHarness harness;
  private ScriptedManager.Peer peer;

  @BeforeEach
  void start(@TempDir Path dir) throws Exception {
    manager = ScriptedManager.plain();
    harness = new NodeHarness(dir, manager.port()).asConfigured();
    harness.start();
    peer = manager.admitWithAll();
    peer.await(PotStatusUpdate.class);
  }

  @AfterEach
  void stop() throws Exception {
    manager.close();
    harness.close();
  }

  private PotStatusUpdate status(PotStatus status, @Nullable String message) {
    return new PotStatusUpdate(peer.nodeId(), POT, "fake", status, message);
  }

  /** Gives a command, and what is answered up to its result. */
  private List<Message> answers(Command command) throws Exception {
    peer.command(command, "id-1");
    List<Message> answers = new ArrayList<>();
    do {
      answers.add(peer.next());
    } while (!(answers.getLast() instanceof CommandResult));
    return answers;
  }

  private CommandResult result(Command command) throws Exception {
    return (CommandResult) answers(command).getLast();
  }

  private CommandResult ok() {
    return new CommandResult(peer.nodeId(), "id-1", true, null, null);
  }

  private CommandResult failed(String reason) {
    return new CommandResult(peer.nodeId(), "id-1", false, reason, null);
  }

  private static JsonNode data(CommandResult result) {
    return Objects.requireNonNull(result.data());
  }

  @Test
  void aPotIsStoppedAndDeployed() throws Exception {
    assertThat(answers(new Command.StopPot(POT)))
        .containsExactly(status(PotStatus.STOPPED, null), status(PotStatus.STOPPED, null), ok());
    assertThat(harness.potType.pot(POT).running()).isFalse();
    assertThat(answers(new Command.DeployPot(POT)))
        .containsExactly(
            status(PotStatus.INSTALLING, null),
            status(PotStatus.RUNNING, null),
            status(PotStatus.RUNNING, null),
            ok());
    assertThat(harness.potType.pot(POT).running()).isTrue();
  }

  @Test
  void aPotThatDoesNotRestartSaysWhy() throws Exception {
    harness.potType.failNextStart("the port is in use");
    List<Message> answers = answers(new Command.RestartPot(POT));
    assertThat(answers).contains(status(PotStatus.FAILED, "the port is in use"));
    assertThat(answers.getLast()).isEqualTo(failed("the port is in use"));
  }

  @Test
  void anUnknownPotIsAnErrorAndAFailedStatus() throws Exception {
    assertThat(answers(new Command.GetPotInfo("nobody")))
        .containsExactly(
            new PotStatusUpdate(
                peer.nodeId(), "nobody", "", PotStatus.FAILED, "this node has no pot nobody"),
            new NodeEvent.Error("this node has no pot nobody"),
            failed("this node has no pot nobody"));
  }

  @Test
  void potsAreListed() throws Exception {
    List<Message> answers = answers(new Command.GetInstalledPots());
    assertThat(answers.getFirst()).isEqualTo(status(PotStatus.RUNNING, null));
    JsonNode pot = data((CommandResult) answers.getLast()).path("pots").path(0);
    assertThat(pot.path("pot_id").stringValue()).isEqualTo(POT);
    assertThat(pot.path("status").stringValue()).isEqualTo("Running");
  }

  @Test
  void questionsAreAnsweredInTheResult() throws Exception {
    harness.attack(Map.of("username", "root", "password", "\u001b[2J"));
    harness.attack(Map.of("username", "admin"));
    peer.await(io.honeybee.protocol.PotEvent.class);
    peer.await(io.honeybee.protocol.PotEvent.class);
    JsonNode status = data(result(new Command.GetPotStatus(POT)));
    assertThat(status.path("status").stringValue()).isEqualTo("Running");
    JsonNode info = data(result(new Command.GetPotInfo(POT)));
    assertThat(info.path("port").asInt()).isEqualTo(harness.potType.pot(POT).address().getPort());
    assertThat(info.path("description").stringValue()).isEqualTo("A pot for tests.");
    JsonNode metrics = data(result(new Command.GetPotMetrics(POT)));
    assertThat(metrics.path("events").asInt()).isEqualTo(2);
    assertThat(metrics.path("starts").asInt()).isEqualTo(1);
    JsonNode lines = data(result(new Command.GetPotLogs(POT))).path("lines");
    assertThat(lines.toString()).contains("username=root", "username=admin");
    assertThat(lines.get(2).stringValue() + lines.get(3).stringValue())
        .contains("\\x1b[2J")
        .doesNotContain("\u001b");
  }

  @Test
  void withoutAnIdQuestionsAreAnsweredInTheStatus() throws Exception {
    peer.command(new Command.GetPotMetrics(POT), null);
    String message = Objects.requireNonNull(peer.next(PotStatusUpdate.class).message());
    assertThat(new JsonMapper().readTree(message).path("starts").asInt()).isEqualTo(1);
    peer.command(new Command.GetPotLogs(POT), null);
    assertThat(peer.next(PotStatusUpdate.class).message()).contains("Installing\n", "Running");
  }

  @Test
  void aBuiltInPotIsInstalledAndStarted() throws Exception {
    Command install =
        new Command.InstallPot(
            "fake-2",
            "fake",
            null,
            null,
            Map.of("port", "0", "address", "127.0.0.1", "banner", "hi"),
            true);
    List<Message> answers = answers(install);
    assertThat(answers)
        .contains(
            new PotStatusUpdate(peer.nodeId(), "fake-2", "fake", PotStatus.INSTALLING, null),
            new PotStatusUpdate(peer.nodeId(), "fake-2", "fake", PotStatus.RUNNING, null));
    assertThat(answers.getLast()).isEqualTo(ok());
    assertThat(harness.potType.pot("fake-2").context().options()).containsEntry("banner", "hi");
    assertThat(result(install))
        .isEqualTo(failed("pot fake-2 runs already; stop it first, or choose another id"));
  }

  @Test
  void installedPotsAreThereAgainAfterARestartOfTheProcess() throws Exception {
    Map<String, String> config = Map.of("fake_port", "0", "address", "127.0.0.1", "delay", "3");
    assertThat(result(new Command.InstallPot("on", "fake", null, null, config, true)))
        .isEqualTo(ok());
    assertThat(result(new Command.InstallPot("off", "fake", null, null, config, false)))
        .isEqualTo(ok());
    peer.close();
    harness.close();
    harness.start();
    peer = manager.admitWithAll();
    assertThat(harness.potType.pot("on").running()).isTrue();
    assertThat(harness.potType.pot("on").context().options()).containsEntry("delay", "3");
    List<Message> answers = answers(new Command.GetInstalledPots());
    assertThat(answers)
        .contains(
            status(PotStatus.RUNNING, null),
            new PotStatusUpdate(peer.nodeId(), "on", "fake", PotStatus.RUNNING, null),
            new PotStatusUpdate(peer.nodeId(), "off", "fake", PotStatus.STOPPED, null));
    assertThat(result(new Command.UpdateConfig())).isEqualTo(ok());
    assertThat(harness.potType.pot("on").running()).isTrue();
  }

  @Test
  void whatCannotBeInstalledIsFailedWithItsReason() throws Exception {
    Command.InstallPot cowrie =
        new Command.InstallPot("c", "cowrie", "https://git.example/c", null, null, true);
    List<Message> answers = answers(cowrie);
    assertThat(answers)
        .containsExactly(
            new PotStatusUpdate(
                peer.nodeId(),
                "c",
                "cowrie",
                PotStatus.FAILED,
                "this node has no pot type cowrie; it has fake, built in"),
            failed("this node has no pot type cowrie; it has fake, built in"));
    assertThat(result(new Command.InstallPot("../x", "fake", null, null, null, true)).message())
        .startsWith("the id must be");
    assertThat(
            result(new Command.InstallPot("x", "fake", null, null, Map.of("port", "99999"), true))
                .message())
        .contains("outside 0..65535");
    assertThat(
            result(new Command.InstallPot("x", "fake", null, null, Map.of("colour", "red"), true))
                .message())
        .contains("option colour is not known", "banner, delay");
    assertThat(
            result(new Command.InstallPot("x", "fake", null, null, Map.of("delay", "x"), true))
                .message())
        .contains("option delay is outside 0..9 seconds");
  }

  @Test
  void aChangedConfigurationChangesThePots() throws Exception {
    assertThat(result(new Command.UpdateConfig())).isEqualTo(ok());
    harness.yaml("pots:\n", "pots:\n  - {id: fake-2, type: fake, port: 0, address: 127.0.0.1}\n");
    harness.writeConfig();
    assertThat(result(new Command.UpdateConfig())).isEqualTo(ok());
    assertThat(harness.potType.pot("fake-2").running()).isTrue();
    harness.yaml("name: edge", "name: other");
    harness.writeConfig();
    assertThat(result(new Command.UpdateConfig()).message())
        .contains("changes of node need a restart of the process");
    harness.yaml("type: Full", "type: Half");
    harness.writeConfig();
    assertThat(result(new Command.UpdateConfig()).message())
        .contains("nothing was changed", "node.type: Half is none of Agent, Full");
  }
}
