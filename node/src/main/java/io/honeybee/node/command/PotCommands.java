package io.honeybee.node.command;

import io.honeybee.node.supervision.PotSettings;
import io.honeybee.node.supervision.PotView;
import io.honeybee.node.supervision.Supervisor;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.NodeEvent;
import io.honeybee.protocol.NodeId;
import io.honeybee.protocol.NodeMessage;
import io.honeybee.protocol.PotStatus;
import io.honeybee.protocol.PotStatusUpdate;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands that are about pots. Each is answered by the pot's status; questions are answered in
 * the command's result or, to a manager that takes none, in the status message.
 *
 * <p>Thread rule: used by one thread at a time.
 */
public final class PotCommands {
  private final NodeId id;
  private final Supervisor supervisor;
  private final PotInstaller installer;
  private final InstalledPots installed;
  private final Consumer<NodeMessage> manager;

  /**
   * @param manager gets the answers; never blocks
   */
  public PotCommands(
      NodeId id,
      Supervisor supervisor,
      PotInstaller installer,
      InstalledPots installed,
      Consumer<NodeMessage> manager) {
    this.id = id;
    this.supervisor = supervisor;
    this.installer = installer;
    this.installed = installed;
    this.manager = manager;
  }

  /** How a pot is, as the manager is told. */
  public static PotStatusUpdate status(NodeId id, PotView pot) {
    return new PotStatusUpdate(
        id,
        pot.settings().id(),
        pot.settings().type().name(),
        pot.status(),
        pot.message().isEmpty() ? null : pot.message());
  }

  void list(Answer answer) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (PotView pot : supervisor.views()) {
      manager.accept(status(id, pot));
      list.add(PotReport.info(pot));
    }
    answer.ok(JsonNodeFactory.instance.objectNode().set("pots", list));
  }

  void run(Command.PotCommand command, Answer answer) {
    Optional<PotView> pot = supervisor.view(command.potId());
    if (pot.isEmpty()) {
      unknown(command.potId(), answer);
      return;
    }
    switch (command) {
      case Command.DeployPot(String potId) -> act(potId, supervisor.startPot(potId), answer);
      case Command.StopPot(String potId) -> act(potId, supervisor.stopPot(potId), answer);
      case Command.RestartPot(String potId) -> act(potId, supervisor.restartPot(potId), answer);
      case Command.GetPotStatus _ -> {
        manager.accept(status(id, pot.get()));
        answer.ok(PotReport.status(pot.get()));
      }
      case Command.GetPotInfo _ -> tell(pot.get(), PotReport.info(pot.get()), answer);
      case Command.GetPotMetrics _ -> tell(pot.get(), PotReport.metrics(pot.get()), answer);
      case Command.GetPotLogs _ -> tellLogs(pot.get(), answer);
    }
  }

  void install(Command.InstallPot command, Answer answer) {
    try {
      PotSettings settings = installer.settings(command, supervisor.views());
      manager.accept(
          new PotStatusUpdate(
              id, settings.id(), settings.type().name(), PotStatus.INSTALLING, null));
      installed.put(settings, command.autoStart());
      supervisor.install(settings, command.autoStart());
      act(
          settings.id(),
          command.autoStart() ? supervisor.startPot(settings.id()) : Optional.empty(),
          answer);
    } catch (PotInstaller.NotInstallable | IOException e) {
      String reason = String.valueOf(e.getMessage());
      manager.accept(
          new PotStatusUpdate(
              id, command.potId(), command.honeypotType(), PotStatus.FAILED, reason));
      answer.failed(reason);
    }
  }

  /** The status goes out in any case, also when nothing changed. */
  private void act(String potId, Optional<String> failure, Answer answer) {
    supervisor.view(potId).ifPresent(pot -> manager.accept(status(id, pot)));
    answer.done(failure);
  }

  private void unknown(String potId, Answer answer) {
    String reason = "this node has no pot " + potId;
    manager.accept(new PotStatusUpdate(id, potId, "", PotStatus.FAILED, reason));
    manager.accept(new NodeEvent.Error(reason));
    answer.failed(reason);
  }

  private void tell(PotView pot, ObjectNode data, Answer answer) {
    if (answer.isWanted()) {
      answer.ok(data);
    } else {
      tellInStatus(pot, data.toString());
    }
  }

  private void tellLogs(PotView pot, Answer answer) {
    if (answer.isWanted()) {
      answer.ok(PotReport.logs(pot));
    } else {
      tellInStatus(pot, PotReport.lastLines(pot));
    }
  }

  private void tellInStatus(PotView pot, String text) {
    manager.accept(
        new PotStatusUpdate(
            id, pot.settings().id(), pot.settings().type().name(), pot.status(), text));
  }
}
