package io.honeybee.node.command;

import io.honeybee.node.supervision.PotList;
import io.honeybee.node.supervision.PotSettings;
import io.honeybee.node.supervision.PotView;
import io.honeybee.pot.Ports;
import io.honeybee.pot.PotType;
import io.honeybee.pot.PotTypes;
import io.honeybee.protocol.Command;
import io.honeybee.protocol.PotStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a pot's settings from an {@code InstallPot} command. Immutable; any thread. */
public final class PotInstaller {
  private final PotTypes types;
  private final boolean runsPots;
  private final boolean agent;

  /**
   * @param runsPots false where honeypots are disabled
   * @param agent whether only types that {@link PotType#runsOnAgents} may be installed
   */
  public PotInstaller(PotTypes types, boolean runsPots, boolean agent) {
    this.types = types;
    this.runsPots = runsPots;
    this.agent = agent;
  }

  /** The command cannot be obeyed; the message says why. */
  static final class NotInstallable extends Exception {
    private static final long serialVersionUID = 1L;

    NotInstallable(String reason) {
      super(reason);
    }
  }

  /**
   * Settings that can be used. Of the command's {@code config}, {@code port} (or {@code
   * <type>_port}, as the original has it) and {@code address} say where to listen; all else are
   * options.
   */
  PotSettings settings(Command.InstallPot command, List<PotView> present) throws NotInstallable {
    if (!runsPots) {
      throw new NotInstallable(
          "this node runs no pots; set honeypot.enabled: true in its node.yaml");
    }
    PotType type = type(command.honeypotType());
    if (agent && !type.runsOnAgents()) {
      throw new NotInstallable(
          "this node is an Agent, which runs no "
              + type.name()
              + " pots, only "
              + PotList.agentTypes(types)
              + "; set node.type: Full in its node.yaml");
    }
    Map<String, String> options =
        new LinkedHashMap<>(command.config() == null ? Map.of() : command.config());
    Optional<String> address = Optional.ofNullable(options.remove("address"));
    Optional<String> typePort = Optional.ofNullable(options.remove(type.name() + "_port"));
    Optional<String> port = Optional.ofNullable(options.remove("port")).or(() -> typePort);
    PotSettings settings =
        new PotSettings(
            command.potId(),
            type,
            address.map(PotList::addresses).orElseGet(() -> List.of()),
            port.isPresent() ? ports(port.get()) : type.defaultPorts(),
            options);
    checkPresent(settings, present);
    Optional<String> fault = PotList.fault(settings);
    if (fault.isPresent()) {
      throw new NotInstallable(fault.get());
    }
    return settings;
  }

  private PotType type(String name) throws NotInstallable {
    return types
        .byName(name)
        .orElseThrow(
            () ->
                new NotInstallable(
                    "this node has no pot type "
                        + name
                        + "; it has "
                        + types.all().stream().map(PotType::name).collect(Collectors.joining(", "))
                        + ", built in"));
  }

  private static Ports ports(String text) throws NotInstallable {
    try {
      return Ports.parse(text);
    } catch (IllegalArgumentException e) {
      throw new NotInstallable(String.valueOf(e.getMessage()));
    }
  }

  private static void checkPresent(PotSettings settings, List<PotView> present)
      throws NotInstallable {
    for (PotView pot : present) {
      boolean same = pot.settings().id().equals(settings.id());
      if (same && pot.status() != PotStatus.STOPPED && pot.status() != PotStatus.FAILED) {
        throw new NotInstallable(
            "pot " + settings.id() + " runs already; stop it first, or choose another id");
      }
      if (!same && settings.collidesWith(pot.settings())) {
        throw new NotInstallable(
            "port " + settings.ports() + " is the port of pot " + pot.settings().id() + " already");
      }
    }
  }
}
