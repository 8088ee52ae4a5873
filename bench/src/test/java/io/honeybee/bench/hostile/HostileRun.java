package io.honeybee.bench.hostile;

import io.honeybee.bench.program.ManagerApi;
import io.honeybee.bench.program.Site;
import io.honeybee.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A manager, a node that behaves and whose pots are attacked, and a node whose manager is hostile;
 * all three under attack for a time. Belongs to one thread.
 */
final class HostileRun {
  static final String STEADY = "steady";
  static final String BESET = "beset";

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final HostileSettings settings;
  private final Site site;
  private final int telnetPort;
  private final int sshPort;
  private final int falsePort;

  private HostileRun(HostileSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
    this.telnetPort = site.freePort();
    this.sshPort = site.freePort();
    this.falsePort = site.freePort();
  }

  /** Runs in an empty directory, for the time that the settings say and some seconds more. */
  static Report in(Path directory, HostileSettings settings)
      throws IOException, InterruptedException {
    return new HostileRun(settings, Site.create(directory)).run();
  }

  private void configure() throws IOException, InterruptedException {
    // So few connections that the bound on known nodes is reached, too.
    site.writeManager(
        "heartbeat_interval: %d, max_connections: 100".formatted(settings.heartbeat().toSeconds()));
    site.writeNode(
        STEADY,
        site.nodePort(),
        true,
        settings.heartbeat(),
        """
        honeypot: {base_dir: '%s', event_port: 0}
        pots:
          - {id: ssh, type: ssh, address: 127.0.0.1, port: %d}
          - {id: telnet, type: telnet, address: 127.0.0.1, port: %d, options: {login: any}}
        """
            .formatted(site.nodeDirectory(STEADY), sshPort, telnetPort));
    site.writeNode(
        BESET,
        falsePort,
        false,
        settings.heartbeat(),
        """
        auth: {totp_enabled: false}
        honeypot: {base_dir: '%s', event_port: 0}
        pots:
          - {id: telnet, type: telnet, address: 127.0.0.1, port: 0}
        """
            .formatted(site.nodeDirectory(BESET)));
    site.run("manager", "enrol", STEADY, "-c", site.directory().resolve("manager.yaml").toString());
  }

  private Report run() throws IOException, InterruptedException {
    configure();
    SplittableRandom seeds = new SplittableRandom(settings.seed());
    OpenSockets sockets = new OpenSockets();
    try (FalseManager falseManager = new FalseManager(falsePort, sockets, seeds.split());
        Watched manager = new Watched(site::startManager);
        Watched steady = new Watched(() -> site.startNode(STEADY));
        Watched beset = new Watched(() -> site.startNode(BESET))) {
      ManagerApi api = site.awaitApi();
      site.awaitConnected(api, STEADY);
      Map<String, Tally> tallies = new LinkedHashMap<>();
      List<Watched> all = List.of(manager, steady, beset);
      HeartbeatWatch.Seen heartbeats;
      try (HeartbeatWatch watch =
              new HeartbeatWatch(api, STEADY, settings.late(), InstantSource.system());
          AttackThreads threads = new AttackThreads(sockets, seeds.split())) {
        for (Attack attack : attacks()) {
          tallies.put(attack.name(), threads.begin(attack, settings.threads()));
        }
        tallies.put("mutated envelopes to a node, from its manager", falseManager.tally());
        look(all);
        heartbeats = watch.seen();
      }
      long stored = api.metric("events_stored_total");
      HostileReport report = new HostileReport(settings, site.directory());
      report.attacks(tallies);
      report.programs(all);
      report.heartbeats(heartbeats);
      report.stored(stored);
      return report.report();
    }
  }

  private List<Attack> attacks() throws IOException {
    return List.of(
        new EnvelopeAttack(site.nodePort(), site.tlsClient()),
        new TlsPortAttack(site.nodePort()),
        new SlowAttack(site.nodePort()),
        new PotAttack("telnet", telnetPort),
        new PotAttack("ssh", sshPort));
  }

  private void look(List<Watched> all) throws IOException, InterruptedException {
    long end = System.nanoTime() + settings.duration().toNanos();
    long nextHeap = System.nanoTime() + settings.heapEvery().toNanos() / 2;
    while (System.nanoTime() < end) {
      for (Watched one : all) {
        one.revive();
      }
      if (System.nanoTime() >= nextHeap) {
        for (Watched one : all) {
          one.measure();
        }
        nextHeap += settings.heapEvery().toNanos();
      }
      Thread.sleep(LOOK_EVERY);
    }
  }
}
