package io.honeybee.node;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.fetch.FetchSettings;
import io.honeybee.node.identity.NodeSettings;
import io.honeybee.node.intake.IntakeSettings;
import io.honeybee.node.link.AuthSettings;
import io.honeybee.node.link.ServerSettings;
import io.honeybee.node.link.TlsSettings;
import io.honeybee.node.metrics.MetricsSettings;
import io.honeybee.node.monitoring.MonitoringSettings;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.node.supervision.HoneypotSettings;
import io.honeybee.node.supervision.PotList;
import io.honeybee.node.supervision.PotSettings;
import io.honeybee.pot.PotType;
import io.honeybee.pot.PotTypes;
import io.honeybee.protocol.NodeType;
import io.honeybee.recording.RecordingSettings;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.ConfigFile;
import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.config.LogConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * A node's whole configuration, validated.
 *
 * @param file where it was read, to be read again on the manager's command
 * @param home what {@code ~} stands for
 * @param pots those to start; of an Agent, tripwires only
 */
public record NodeConfig(
    Path file,
    Path home,
    NodeSettings node,
    ServerSettings server,
    TlsSettings tls,
    AuthSettings auth,
    LogConfig log,
    HoneypotSettings honeypot,
    IntakeSettings intake,
    SpoolSettings spool,
    CaptureSettings captures,
    RecordingSettings recordings,
    FetchSettings fetch,
    MetricsSettings metrics,
    MonitoringSettings monitoring,
    List<PotSettings> pots) {

  public NodeConfig {
    pots = List.copyOf(pots);
  }

  /**
   * Reads a file.
   *
   * @param home what {@code ~} stands for
   * @throws ConfigException with every fault
   */
  public static NodeConfig read(Path file, Path home, PotTypes potTypes) throws ConfigException {
    return ConfigFile.read(file, home, top -> read(top, file, home, potTypes));
  }

  /** Whether this node runs pots at all. */
  public boolean runsPots() {
    return honeypot.enabled();
  }

  /** Whether this node runs only what {@link PotType#runsOnAgents}. */
  public boolean isAgent() {
    return node.type() == NodeType.AGENT;
  }

  private static NodeConfig read(ConfigSection top, Path file, Path home, PotTypes potTypes) {
    NodeSettings node = NodeSettings.read(top.section("node"));
    ConfigSection honeypots = top.section("honeypot");
    HoneypotSettings honeypot = HoneypotSettings.read(honeypots);
    return new NodeConfig(
        file,
        home,
        node,
        ServerSettings.read(top.section("server")),
        TlsSettings.read(top.section("tls")),
        AuthSettings.read(top.section("auth"), honeypot.baseDir()),
        LogConfig.read(top.section("log")),
        honeypot,
        IntakeSettings.read(honeypots),
        SpoolSettings.read(top.section("spool"), honeypot.baseDir().resolve("spool")),
        CaptureSettings.read(top.section("captures")),
        RecordingSettings.read(top.section("recordings")),
        FetchSettings.read(top.section("fetch")),
        MetricsSettings.read(top.section("metrics")),
        MonitoringSettings.read(top.section("monitoring"), node.type()),
        pots(top, node, honeypot, potTypes));
  }

  private static List<PotSettings> pots(
      ConfigSection top, NodeSettings node, HoneypotSettings honeypot, PotTypes potTypes) {
    boolean listed = top.has("pots");
    List<PotSettings> pots = PotList.read(top, potTypes);
    boolean agent = node.type() == NodeType.AGENT;
    if (agent) {
      pots.stream()
          .filter(pot -> !pot.type().runsOnAgents())
          .findFirst()
          .ifPresent(
              pot ->
                  top.problem(
                      "pots",
                      "an Agent runs no "
                          + pot.type().name()
                          + " pot such as "
                          + pot.id()
                          + ", only "
                          + PotList.agentTypes(potTypes)
                          + "; write node.type: Full, or take it out"));
    }
    if (!honeypot.enabled()) {
      return List.of();
    }
    if (listed) {
      return pots;
    }
    return agent ? PotList.byDefaultOfAgent(potTypes) : PotList.byDefault(honeypot, potTypes);
  }
}
