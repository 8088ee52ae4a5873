package io.honeybee.app.doctor;

import io.honeybee.node.link.LinkReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the manager takes this node. A running one is asked how it stands; it is not registered a
 * second time, since the manager would end its connection. Without one, the real node is started
 * here.
 */
final class RegistrationCheck implements Check {
  static final String STEP = "registration";

  private static final Duration RUNNING_NODE_TIME = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);

  /** What the steps after this one need. */
  private static final Duration RESERVE = Duration.ofSeconds(3);

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public Set<String> needs(Patient patient) {
    return patient.running()
        ? Set.of()
        : Set.of(FilesCheck.STEP, TcpCheck.STEP, TlsCheck.STEP, TlsCheck.CLIENT, TotpCheck.STEP);
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException, InterruptedException {
    Duration limit = patient.deadline().left().minus(RESERVE);
    if (patient.running()) {
      limit = patient.deadline().atMost(RUNNING_NODE_TIME);
    } else {
      patient.ownNode().start();
    }
    Optional<LinkReport> said = await(patient.directory(), limit);
    String who = patient.running() ? "the running node" : "the node";
    if (said.isEmpty()) {
      chart.fail(
          STEP,
          "%s has not said how it stands with the manager; run the doctor again in a moment, and look"
                  .formatted(who)
              + " into the node's log (log.file)");
      return;
    }
    LinkReport report = said.get();
    switch (report.state()) {
      case REGISTERED -> chart.ok(STEP, who + " is " + report.text());
      case WAITING ->
          chart.fail(STEP, who + " is " + report.text() + "; run the doctor again after that");
      case TROUBLE ->
          chart.fail(
              STEP,
              "%s (node.name here: %s)".formatted(report.text(), patient.config().node().name()));
    }
  }

  /** Until it is registered or in trouble. */
  private static Optional<LinkReport> await(Path directory, Duration limit)
      throws IOException, InterruptedException {
    Deadline deadline = Deadline.in(limit);
    Optional<LinkReport> said = LinkReport.read(directory);
    while (said.isEmpty() || said.get().state() == LinkReport.State.WAITING) {
      if (deadline.left().isZero()) {
        return said;
      }
      Thread.sleep(POLL);
      said = LinkReport.read(directory);
    }
    return said;
  }
}
