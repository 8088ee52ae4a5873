package io.honeybee.node;

import io.honeybee.capture.CaptureSettings;
import io.honeybee.fetch.FetchSettings;
import io.honeybee.node.identity.NodeSettings;
import io.honeybee.node.intake.IntakeSettings;
import io.honeybee.node.link.AuthSettings;
import io.honeybee.node.link.ServerSettings;
import io.honeybee.node.link.TlsSettings;
import io.honeybee.node.metrics.MetricsSettings;
import io.honeybee.node.spool.SpoolSettings;
import io.honeybee.node.supervision.HoneypotSettings;
import io.honeybee.node.supervision.PotList;
import io.honeybee.node.supervision.PotSettings;
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
 * @param pots those to start; empty for an Agent
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
    return node.type() == NodeType.FULL && honeypot.enabled();
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
        pots(top, node, honeypot, potTypes));
  }

  private static List<PotSettings> pots(
      ConfigSection top, NodeSettings node, HoneypotSettings honeypot, PotTypes potTypes) {
    boolean listed = top.has("pots");
    List<PotSettings> pots = PotList.read(top, potTypes);
    if (node.type() == NodeType.AGENT) {
      if (!pots.isEmpty()) {
        top.problem("pots", "an Agent runs no pots; write node.type: Full, or take the list out");
      }
      return List.of();
    }
    if (!honeypot.enabled()) {
      return List.of();
    }
    return listed ? pots : PotList.byDefault(honeypot, potTypes);
  }
}
