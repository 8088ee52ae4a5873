package io.honeybee.bench.backlog;

import io.honeybee.bench.program.Intake;
import io.honeybee.bench.program.ManagerApi;
import io.honeybee.bench.program.Patience;
import io.honeybee.bench.program.Program;
import io.honeybee.bench.program.Site;
import io.honeybee.bench.report.Report;
import io.honeybee.node.spool.SpoolInspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A node gathers events without a manager, which then comes; live events go on meanwhile. Belongs
 * to one thread.
 */
final class BacklogRun {
  private static final String NODE = "edge";
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration GOAL = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration START_PATIENCE = Duration.ofMinutes(1);
  private static final int BATCH = 1_000;

  private final BacklogSettings settings;
  private final Site site;
  private final int intakePort;
  private final Report report = new Report();

  private BacklogRun(BacklogSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
    this.intakePort = site.freePort();
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, BacklogSettings settings)
      throws IOException, InterruptedException, SQLException {
    return new BacklogRun(settings, Site.create(directory)).run();
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
        spool: {max_size: 4GiB}
        pots: []
        """
            .formatted(site.nodeDirectory(NODE), intakePort));
  }

  private Report run() throws IOException, InterruptedException, SQLException {
    configure();
    report.line("a backlog, then a manager, in " + site.directory());
    try (Program node = site.startNode(NODE)) {
      fill();
      try (Program manager = site.startManager()) {
        ManagerApi api = site.awaitApi();
        site.awaitConnected(api, NODE);
        long stored = drain(api);
        counts(api, stored);
        if (node.terminate() + manager.terminate() != 0) {
          report.broken("a clean stop did not end with 0");
        }
      }
    }
    return report;
  }

  /** Returns once the whole backlog is on the node's disk. */
  private void fill() throws IOException, InterruptedException {
    Patience.until("the intake answers", START_PATIENCE, this::intakeAnswers);
    long began = System.nanoTime();
    try (Intake intake = new Intake(intakePort)) {
      for (int from = 0; from < settings.events(); from += BATCH) {
        intake.write(lines(from, Math.min(settings.events(), from + BATCH)));
      }
      intake.finish();
    }
    report.line(
        "%d events spooled without a manager in %.1f s"
            .formatted(settings.events(), seconds(began)));
  }

  private boolean intakeAnswers() throws IOException {
    try (Intake intake = new Intake(intakePort)) {
      intake.finish();
      return true;
    }
  }

  private static byte[] lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int n = from; n < to; n++) {
      lines
          .append("{\"pot_id\":\"backlog\",\"event_type\":\"backlog.seen\",\"data\":{\"n\":")
          .append(n)
          .append(",\"username\":\"root\",\"password\":\"123456\",\"src_ip\":\"192.0.2.7\"}}\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends live events until the backlog is drained; gives how many events are to be there. */
  private long drain(ManagerApi api) throws IOException, InterruptedException, SQLException {
    long linkBack = System.nanoTime();
    long deadline = linkBack + settings.patience().toNanos();
    Path spool = site.nodeDirectory(NODE).resolve("spool");
    try (BacklogStore store = new BacklogStore(site.database());
        LiveEvents live = new LiveEvents(intakePort)) {
      long nextLive = linkBack;
      long nextLook = linkBack;
      boolean drained = false;
      while (!drained && System.nanoTime() < deadline) {
        if (System.nanoTime() >= nextLive) {
          nextLive += settings.liveEvery().toNanos();
          live.send();
        }
        live.stored(store.newLive());
        if (System.nanoTime() >= nextLook) {
          nextLook += Duration.ofMillis(500).toNanos();
          drained =
              api.metric("events_stored_total") >= (long) settings.events() + live.sent() - 10;
        }
        Thread.sleep(LOOK_EVERY);
      }
      double seconds = seconds(linkBack);
      List<Duration> whileDraining = live.latencies();
      report.line(
          "drained in %.1f s: %.0f events a second"
              .formatted(seconds, settings.events() / seconds));
      latencies(whileDraining);
      Patience.until(
          "the manager has all that waits in " + spool,
          settings.patience(),
          () -> SpoolInspection.read(spool).waitingEvents() == 0);
      return (long) settings.events() + live.sent();
    }
  }

  private void latencies(List<Duration> rising) {
    int last = rising.size() - 1;
    report.line(
        "%d live events meanwhile, from the intake to the store: p50 %d ms, p99 %d ms, longest %d ms"
            .formatted(
                rising.size(),
                rising.get(last / 2).toMillis(),
                rising.get((int) (last * 0.99)).toMillis(),
                rising.get(last).toMillis()));
    if (rising.get(last).compareTo(GOAL) > 0) {
      report.broken("a live event was later than " + GOAL.toSeconds() + " s");
    }
  }

  private void counts(ManagerApi api, long sent)
      throws IOException, InterruptedException, SQLException {
    try (BacklogStore store = new BacklogStore(site.database())) {
      report.line(
          "sent %d, in the store %d, different ones %d; copies that came again in their turn %d"
              .formatted(
                  sent,
                  store.count(),
                  store.countDifferent(),
                  api.metric("events_duplicate_total")));
      if (store.count() != sent || store.countDifferent() != sent) {
        report.broken("not every event is in the store exactly once");
      }
    }
  }

  private static double seconds(long beganNanos) {
    return (System.nanoTime() - beganNanos) / 1e9;
  }
}
