package io.honeybee.bench.footprint;

import io.honeybee.bench.program.ManagerApi;
import io.honeybee.bench.program.Program;
import io.honeybee.bench.program.Site;
import io.honeybee.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A manager, an Agent and a Full node, all at rest, as {@code ./honeybee node run} starts them.
 * Belongs to one thread.
 */
final class FootprintRun {
  private static final String AGENT = "agent";
  private static final String FULL = "full";

  /** That of a configuration that does not say it. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);

  private static final double PERCENT = 100;

  private final FootprintSettings settings;
  private final Site site;
  private final String[] nodeOptions;
  private final Report report = new Report();

  private FootprintRun(FootprintSettings settings, Site site, String[] nodeOptions) {
    this.settings = settings;
    this.site = site;
    this.nodeOptions = nodeOptions;
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, FootprintSettings settings, String... nodeOptions)
      throws IOException, InterruptedException {
    return new FootprintRun(settings, Site.create(directory), nodeOptions).run();
  }

  private Report run() throws IOException, InterruptedException {
    configure();
    try (Program manager = site.startManager()) {
      ManagerApi api = site.awaitApi();
      try (Program agent = site.startNode(AGENT, nodeOptions);
          Program full = site.startNode(FULL, nodeOptions)) {
        site.awaitConnected(api, AGENT);
        site.awaitConnected(api, FULL);
        measure(agent, full);
        if (agent.terminate() + full.terminate() + manager.terminate() != 0) {
          report.broken("a clean stop did not end with 0");
        }
      }
    }
    return report;
  }

  private void configure() throws IOException {
    site.writeManager("heartbeat_interval: " + HEARTBEAT.toSeconds());
    site.writeAgent(
        AGENT,
        HEARTBEAT,
        """
        auth: {totp_enabled: false}
        honeypot: {base_dir: '%s'}
        pots: [{id: wire, type: tcp, address: 127.0.0.1, port: 0}]
        """
            .formatted(site.nodeDirectory(AGENT)));
    site.writeNode(
        FULL,
        site.nodePort(),
        true,
        HEARTBEAT,
        """
        auth: {totp_enabled: false}
        honeypot: {base_dir: '%s', event_port: %d}
        pots:
          - {id: ssh, type: ssh, address: 127.0.0.1, port: 0}
          - {id: telnet, type: telnet, address: 127.0.0.1, port: 0}
        """
            .formatted(site.nodeDirectory(FULL), site.freePort()));
  }

  private void measure(Program agent, Program full) throws InterruptedException {
    Thread.sleep(settings.settle());
    long began = System.nanoTime();
    Duration agentCpu = agent.cpu();
    Duration fullCpu = full.cpu();
    Thread.sleep(settings.window());
    double seconds = (System.nanoTime() - began) / 1e9;
    double agentPercent = percent(agent.cpu().minus(agentCpu), seconds);
    double fullPercent = percent(full.cpu().minus(fullCpu), seconds);
    double agentMib = Report.mib(agent.residentBytes());
    double fullMib = Report.mib(full.residentBytes());
    report.line("%-28s %8s %14s".formatted("at rest", "RSS MiB", "CPU % of a core"));
    report.line("%-28s %8.1f %14.2f".formatted("Agent, one tripwire", agentMib, agentPercent));
    report.line("%-28s %8.1f %14.2f".formatted("Full, ssh and telnet", fullMib, fullPercent));
    report.line(
        "measured over %.0f s, %d s after the start"
            .formatted(seconds, settings.settle().toSeconds()));
    check("an Agent's memory", agentMib, settings.agentMib(), "MiB");
    check("an Agent's CPU", agentPercent, settings.agentCpuPercent(), "% of a core");
    check("a Full node's memory", fullMib, settings.fullMib(), "MiB");
  }

  private void check(String what, double measured, double promised, String unit) {
    if (measured > promised) {
      report.broken("%s is %.2f %s; promised are %.2f".formatted(what, measured, unit, promised));
    }
  }

  private static double percent(Duration cpu, double seconds) {
    return cpu.toNanos() / 1e9 / seconds * PERCENT;
  }
}
