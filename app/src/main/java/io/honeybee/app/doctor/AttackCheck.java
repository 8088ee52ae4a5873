package io.honeybee.app.doctor;

import io.honeybee.node.intake.IntakeSettings;
import io.honeybee.node.link.LinkReport;
import io.honeybee.node.spool.SpoolInspection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Follows a made-up attack from the intake to the manager's disk. */
final class AttackCheck implements Check {
  static final String STEP = "intake";

  private static final String SPOOLED = "spooled";
  private static final String ACKNOWLEDGED = "acknowledged";
  private static final String PORT_FILE = "event-port";
  private static final int ID_BYTES = 8;
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration INTAKE_LIMIT = Duration.ofSeconds(5);

  /** How long a manager that is known to be out of reach is given all the same. */
  private static final Duration LITTLE_HOPE = Duration.ofSeconds(1);

  /** What is needed to stop in order. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public Set<String> needs(Patient patient) {
    return patient.running() ? Set.of() : Set.of(RegistrationCheck.STEP);
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException, InterruptedException {
    IntakeSettings intake = patient.config().intake();
    if (intake.port() == 0) {
      chart.warn(
          STEP,
          "no attack was traced, since there is no intake to hand it in (honeypot.event_port: 0); set"
              + " it to 9100 for once");
      return;
    }
    Path spool = patient.config().spool().dir();
    long before = lastSeq(spool);
    if (!handIn(patient, intake, chart)) {
      return;
    }
    // Ours is the last one, or before it: at a busy node other attacks come in between.
    long seq = lastSeq(spool);
    if (seq <= before) {
      throw new IOException(
          "the node took an event that is not in %s; check that spool.dir is what the running node was"
                  .formatted(spool)
              + " started with");
    }
    chart.ok(SPOOLED, "on this node's disk, as event %d at the most".formatted(seq));
    follow(patient, spool, seq, chart);
  }

  private static long lastSeq(Path spool) throws IOException {
    if (!Files.isDirectory(spool)) {
      return 0;
    }
    SpoolInspection found = SpoolInspection.read(spool);
    return Math.max(
        found.acknowledged(),
        found.newest().map(newest -> newest.event().seq()).map(Long::longValue).orElse(0L));
  }

  private static boolean handIn(Patient patient, IntakeSettings intake, Chart chart) {
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    SyntheticAttack attack =
        new SyntheticAttack(HexFormat.of().formatHex(id), patient.clock().instant());
    String where = "the intake";
    try {
      InetSocketAddress address = SyntheticAttack.intake(intake, port(patient));
      where = "the intake at " + address.getAddress().getHostAddress() + ":" + address.getPort();
      try (Socket socket =
          SyntheticAttack.connect(intake, address, patient.deadline().millisAtMost(INTAKE_LIMIT))) {
        chart.ok(
            STEP,
            "connected to %s; sending a %s event, data.doctor_id %s"
                .formatted(where, SyntheticAttack.EVENT_TYPE, attack.id()));
        attack.send(socket);
      }
      return true;
    } catch (NoSuchFileException e) {
      chart.fail(
          STEP,
          "the node listens for no events (there is no %s); its log says why honeypot.event_port could not"
                  .formatted(e.getFile())
              + " be had");
    } catch (IOException e) {
      chart.fail(
          SPOOLED,
          "%s did not put the event on disk (%s); look for errors of the spool in the node's log, and set"
                  .formatted(where, e.getMessage())
              + " spool.dir to a disk that works");
    }
    return false;
  }

  private static int port(Patient patient) throws IOException {
    Path file = patient.directory().resolve(PORT_FILE);
    try {
      return Integer.parseInt(Files.readString(file).strip());
    } catch (NumberFormatException e) {
      throw new IOException(file + " holds no port", e);
    }
  }

  /**
   * A node takes a minute or two to notice that its manager is gone; the other steps did sooner.
   */
  private static boolean isConnected(Patient patient) throws IOException {
    Optional<LinkReport> link = LinkReport.read(patient.directory());
    return link.map(report -> report.state() == LinkReport.State.REGISTERED).orElse(true)
        && !patient.failed().contains(TcpCheck.STEP);
  }

  private static void follow(Patient patient, Path spool, long seq, Chart chart)
      throws IOException, InterruptedException {
    boolean registered = isConnected(patient);
    Duration limit =
        registered
            ? patient.deadline().left().minus(RESERVE)
            : patient.deadline().atMost(LITTLE_HOPE);
    Deadline deadline = Deadline.in(limit);
    long first = SpoolInspection.acknowledged(spool);
    long acknowledged = first;
    while (acknowledged < seq && !deadline.left().isZero()) {
      Thread.sleep(POLL);
      acknowledged = SpoolInspection.acknowledged(spool);
    }
    if (acknowledged >= seq) {
      chart.ok(ACKNOWLEDGED, "through link and store: the manager has it on its own disk");
    } else if (!registered) {
      chart.fail(
          ACKNOWLEDGED,
          "the event is safe in the spool and waits there, since the manager is out of reach or has not taken this node; mend"
              + " what failed above");
    } else if (acknowledged > first) {
      chart.warn(
          ACKNOWLEDGED,
          "%d events are still before it; the manager acknowledged %d in the last %s"
              .formatted(seq - acknowledged, acknowledged - first, Durations.text(limit)));
    } else {
      chart.fail(
          ACKNOWLEDGED,
          "the manager is up and took this node, but has acknowledged nothing for %s, so its disk is"
                  .formatted(Durations.text(limit))
              + " probably full or its store stuck: look into its log, and make room for store.file there;"
              + " the event is safe in the spool");
    }
  }
}
