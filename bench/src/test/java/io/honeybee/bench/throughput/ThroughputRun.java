package io.honeybee.bench.throughput;

import io.honeybee.bench.program.Program;
import io.honeybee.bench.program.Site;
import io.honeybee.bench.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node and a manager, first at full speed, then at half of it. Belongs to one thread. */
final class ThroughputRun {
  private static final String NODE = "edge";
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration DRAIN = Duration.ofMinutes(2);

  private final ThroughputSettings settings;
  private final Site site;
  private final int intakePort;
  private final Report report = new Report();
  private final HotMethods nodeMethods;
  private final HotMethods managerMethods;
  private int halfRate;

  private ThroughputRun(ThroughputSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
    this.intakePort = site.freePort();
    this.nodeMethods = new HotMethods(site.directory().resolve("node.jfr"));
    this.managerMethods = new HotMethods(site.directory().resolve("manager.jfr"));
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, ThroughputSettings settings)
      throws IOException, InterruptedException, SQLException {
    return new ThroughputRun(settings, Site.create(directory)).run();
  }

  private void configure() throws IOException {
    site.writeManager("heartbeat_interval: " + HEARTBEAT.toSeconds());
    site.writeNode(
        NODE,
        site.nodePort(),
        true,
        HEARTBEAT,
        """
        auth: {totp_enabled: false}
        honeypot: {base_dir: '%s', event_port: %d}
        pots: []
        """
            .formatted(site.nodeDirectory(NODE), intakePort));
  }

  private Report run() throws IOException, InterruptedException, SQLException {
    configure();
    report.line("intake to committed store, TLS on, TOTP off, in " + site.directory());
    try (Program manager = site.startManager(options(managerMethods, List.of()));
        Program node = site.startNode(NODE, options(nodeMethods, settings.nodeOptions()))) {
      site.awaitConnected(site.awaitApi(), NODE);
      try (StoreProbe store = new StoreProbe(site.database())) {
        Footprint footprint = new Footprint(node, manager);
        long sent = fullSpeed(store, footprint);
        sent += steadyRate(store, sent, settings.rate() > 0 ? settings.rate() : halfRate);
        footprint.look("after half rate");
        footprint.report(report);
        if (store.stored() != sent || store.different() != sent) {
          report.broken(
              "sent %d, in the store %d, different ones %d"
                  .formatted(sent, store.stored(), store.different()));
        }
      }
      if (settings.profile()) {
        nodeMethods.dump(node.pid());
        managerMethods.dump(manager.pid());
      }
      int code = node.terminate() + manager.terminate();
      if (code != 0) {
        report.broken("a clean stop did not end with 0");
      }
    }
    if (settings.profile()) {
      report.line("");
      report.line("node:");
      nodeMethods.lines().forEach(report::line);
      report.line("manager:");
      managerMethods.lines().forEach(report::line);
    }
    return report;
  }

  private String[] options(HotMethods methods, List<String> further) {
    List<String> options = new ArrayList<>(further);
    if (settings.profile()) {
      options.add(methods.jvmOption());
    }
    return options.toArray(String[]::new);
  }

  /** Gives how many events were sent, all of which are in the store. */
  private long fullSpeed(StoreProbe store, Footprint footprint)
      throws IOException, InterruptedException {
    FullSpeed senders = new FullSpeed(intakePort, 0);
    senders.begin();
    follow(senders, store, WARM_UP);
    footprint.look("warm");
    long from = store.stored();
    long began = System.nanoTime();
    follow(senders, store, settings.duration().dividedBy(2));
    footprint.look("middle");
    follow(senders, store, settings.duration().dividedBy(2));
    long events = store.stored() - from;
    double seconds = (System.nanoTime() - began) / 1e9;
    footprint.look("end");
    long sent = senders.end();
    awaitStored(store, sent);
    int rate = (int) (events / seconds);
    halfRate = Math.max(1, rate / 2);
    report.line(
        "full speed: %d events in %.1f s = %d a second (goal: 20000), events of about %d bytes"
            .formatted(events, seconds, rate, EventLines.ABOUT_BYTES));
    return sent;
  }

  private static void follow(FullSpeed senders, StoreProbe store, Duration time)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      senders.stored(store.stored());
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static void awaitStored(StoreProbe store, long sent)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DRAIN.toNanos();
    while (store.stored() < sent && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY);
    }
  }

  private int steadyRate(StoreProbe store, long before, int rate)
      throws IOException, InterruptedException {
    SteadyRate steady = new SteadyRate(intakePort, before, rate, settings.duration());
    Latencies latencies = steady.run(store);
    report.line(
        "at %d a second: p50 %d ms, p99 %d ms (goal: under 250), p99.9 %d ms, longest %d ms"
            .formatted(
                rate,
                latencies.percentile(0.5).toMillis(),
                latencies.percentile(0.99).toMillis(),
                latencies.percentile(0.999).toMillis(),
                latencies.percentile(1).toMillis()));
    report.line("the longest of each second, ms: " + latencies.longestBySecond());
    return steady.events();
  }
}
