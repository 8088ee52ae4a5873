package io.honeybee.node;

import io.honeybee.node.command.Answer;
import io.honeybee.node.command.InstalledPots;
import io.honeybee.node.supervision.PotSettings;
import io.honeybee.node.supervision.Supervisor;
import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the configuration again while the node runs. Pots are changed at once; what shapes the node
 * itself takes a restart of the process, and the answer names it.
 *
 * <p>Thread rule: used by one thread at a time.
 */
final class ConfigUpdate {
  private static final Map<String, Function<NodeConfig, Object>> NEED_RESTART = needRestart();

  private final NodeConfig started;
  private final PotTypes potTypes;
  private final InstalledPots installed;
  private final Supervisor supervisor;

  ConfigUpdate(
      NodeConfig started, PotTypes potTypes, InstalledPots installed, Supervisor supervisor) {
    this.started = started;
    this.potTypes = potTypes;
    this.installed = installed;
    this.supervisor = supervisor;
  }

  /** The installed pots that stand beside configured ones; of two with one id, the latter wins. */
  static List<InstalledPots.Installed> beside(NodeConfig config, InstalledPots installed) {
    if (!config.runsPots()) {
      return List.of();
    }
    Set<String> taken = config.pots().stream().map(PotSettings::id).collect(Collectors.toSet());
    return installed.all().stream()
        .filter(pot -> !taken.contains(pot.settings().id()))
        .filter(pot -> !config.isAgent() || pot.settings().type().runsOnAgents())
        .toList();
  }

  private static Map<String, Function<NodeConfig, Object>> needRestart() {
    Map<String, Function<NodeConfig, Object>> groups = new LinkedHashMap<>();
    groups.put("node", NodeConfig::node);
    groups.put("server", NodeConfig::server);
    groups.put("tls", NodeConfig::tls);
    groups.put("auth", NodeConfig::auth);
    groups.put("log", NodeConfig::log);
    groups.put("honeypot", config -> List.of(config.honeypot(), config.intake()));
    groups.put("spool", NodeConfig::spool);
    groups.put("captures", NodeConfig::captures);
    groups.put("recordings", NodeConfig::recordings);
    groups.put("fetch", NodeConfig::fetch);
    groups.put("monitoring", NodeConfig::monitoring);
    groups.put("metrics", NodeConfig::metrics);
    return groups;
  }

  void run(Answer answer) {
    NodeConfig fresh;
    try {
      fresh = NodeConfig.read(started.file(), started.home(), potTypes);
    } catch (ConfigException e) {
      answer.failed("the configuration has faults, so nothing was changed:\n" + e.getMessage());
      return;
    }
    List<PotSettings> wanted = new ArrayList<>(fresh.pots());
    beside(fresh, installed).forEach(pot -> wanted.add(pot.settings()));
    supervisor.apply(wanted);
    String changed =
        String.join(
            ", ",
            NEED_RESTART.entrySet().stream()
                .filter(
                    group ->
                        !Objects.equals(
                            group.getValue().apply(started), group.getValue().apply(fresh)))
                .map(Map.Entry::getKey)
                .toList());
    if (changed.isEmpty()) {
      answer.ok();
    } else {
      answer.failed(
          "pots are as configured now; changes of " + changed + " need a restart of the process");
    }
  }
}
