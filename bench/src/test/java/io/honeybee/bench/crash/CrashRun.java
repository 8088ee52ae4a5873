package io.honeybee.bench.crash;

import io.honeybee.bench.program.Patience;
import io.honeybee.bench.program.Program;
import io.honeybee.bench.program.Site;
import io.honeybee.bench.report.Report;
import io.honeybee.node.spool.SpoolInspection;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A manager and a node under steady events, killed again and again. Belongs to one thread. */
final class CrashRun {
  private static final String NODE = "edge";
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int LONGEST_ABSENCE_MILLIS = 800;
  private static final int SENDERS_OF_EACH_KIND = 2;

  private final CrashSettings settings;
  private final Site site;
  private final int intakePort;
  private final int telnetPort;
  private final int linePort;
  private final SplittableRandom random;
  private final Ledger ledger = new Ledger();
  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);

  private CrashRun(CrashSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
    this.intakePort = site.freePort();
    this.telnetPort = site.freePort();
    this.linePort = site.freePort();
    this.random = new SplittableRandom(settings.seed());
  }

  /** Runs in an empty directory. */
  static Report in(Path directory, CrashSettings settings)
      throws IOException, InterruptedException, SQLException {
    return new CrashRun(settings, Site.create(directory)).run();
  }

  private void configure() throws IOException {
    site.writeManager("heartbeat_interval: " + HEARTBEAT.toSeconds());
    site.writeNode(
        NODE,
        linePort,
        true,
        HEARTBEAT,
        """
        auth: {totp_enabled: false}
        honeypot: {base_dir: '%s', event_port: %d}
        pots:
          - {id: telnet, type: telnet, address: 127.0.0.1, port: %d, options: {login: never}}
        """
            .formatted(site.nodeDirectory(NODE), intakePort, telnetPort));
  }

  private Report run() throws IOException, InterruptedException, SQLException {
    configure();
    try (BadLine line = new BadLine(linePort, site.nodePort(), random.split());
        Running manager = new Running(site::startManager);
        Running node = new Running(() -> site.startNode(NODE))) {
      site.awaitConnected(site.awaitApi(), NODE);
      try (SendingThreads senders = new SendingThreads(ledger)) {
        for (int i = 0; i < SENDERS_OF_EACH_KIND; i++) {
          senders.begin(new IntakeSender(intakePort), random.split());
          senders.begin(new TelnetSender(telnetPort), random.split());
        }
        for (int i = 0; i < settings.kills(); i++) {
          killAndStart(manager, node);
        }
        Thread.sleep(settings.longestLife());
      }
      line.calm();
      awaitDrained();
      CrashReport report = new CrashReport(settings, site.directory());
      report.ends(node.program().terminate(), manager.program().terminate());
      report.kills(kills, line.connections() - 1, line.cuts());
      report.numbers(ledger, StoredNumbers.in(site.database()));
      report.logs(node.program().log(), manager.program().log());
      return report.report();
    }
  }

  private void killAndStart(Running manager, Running node)
      throws IOException, InterruptedException {
    Thread.sleep(random.nextInt((int) settings.longestLife().toMillis()));
    Victim victim = Victim.any(random);
    kills.merge(victim, 1, Integer::sum);
    if (victim.isManager()) {
      manager.program().kill();
    }
    if (victim.isNode()) {
      node.program().kill();
    }
    Thread.sleep(random.nextInt(LONGEST_ABSENCE_MILLIS));
    if (victim.isManager()) {
      manager.startAgain();
    }
    if (victim.isNode()) {
      node.startAgain();
    }
  }

  private void awaitDrained() throws InterruptedException {
    Path spool = site.nodeDirectory(NODE).resolve("spool");
    Patience.until(
        "the manager has all that waits in " + spool,
        settings.drain(),
        () -> SpoolInspection.read(spool).waitingEvents() == 0);
  }

  /** A program that is started again after each kill. */
  private static final class Running implements AutoCloseable {
    private interface Start {
      Program run() throws IOException;
    }

    private final Start start;
    private Program program;

    Running(Start start) throws IOException {
      this.start = start;
      this.program = start.run();
    }

    Program program() {
      return program;
    }

    void startAgain() throws IOException {
      program = start.run();
    }

    @Override
    public void close() {
      program.close();
    }
  }
}
