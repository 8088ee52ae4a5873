package io.honeybee.app.doctor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the checks, in the order in which an attack meets what they look at. */
final class Checkup {
  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
  private static final Duration LEAST = Duration.ofMillis(1);

  private final List<Check> checks;
  private final Consumer<Finding> report;

  Checkup(List<Check> checks, Consumer<Finding> report) {
    this.checks = checks;
    this.report = report;
  }

  /** All there are. To add one is to add a class and name it here. */
  static List<Check> all() {
    return List.of(
        new ConfigurationCheck(),
        new FilesCheck(),
        new SpoolCheck(),
        new PotPortsCheck(),
        new NameCheck(),
        new TcpCheck(),
        new TlsCheck(),
        new ClockCheck(),
        new TotpCheck(),
        new RegistrationCheck(),
        new AttackCheck());
  }

  /** Returns when all are done or the time is up. */
  void run(Patient patient) throws InterruptedException {
    for (Check check : checks) {
      Chart chart = new Chart(finding -> note(finding, patient));
      List<String> missing =
          check.needs(patient).stream().filter(patient.failed()::contains).sorted().toList();
      if (!missing.isEmpty()) {
        chart.skip(check.step(), "not checked, since it needs: " + String.join(", ", missing));
        // What needs this one cannot be checked either.
        patient.failed().add(check.step());
      } else if (patient.deadline().left().compareTo(LEAST) < 0) {
        chart.skip(check.step(), "not checked, since the time of --timeout was up");
      } else {
        examine(check, patient, chart);
      }
      chart.close();
    }
  }

  private void examine(Check check, Patient patient, Chart chart) throws InterruptedException {
    // A name server or a network file system that does not answer cannot be interrupted.
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("doctor " + check.step())
            .start(() -> guarded(check, patient, chart));
    if (!thread.join(patient.deadline().atMost(Duration.ofDays(1)).plus(LEAST))) {
      thread.interrupt();
      chart.fail(
          check.step(),
          "not done when the %d s of --timeout were up; run again with a longer one"
              .formatted(patient.deadline().allowed().toSeconds()));
    }
  }

  private static void guarded(Check check, Patient patient, Chart chart) {
    try {
      check.run(patient, chart);
    } catch (IOException e) {
      chart.fail(check.step(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The check of {} failed", check.step(), e);
      chart.fail(check.step(), "this check is faulty, please report it: " + e);
    }
  }

  private void note(Finding finding, Patient patient) {
    if (finding.verdict() == Verdict.FAIL) {
      patient.failed().add(finding.step());
    }
    report.accept(finding);
  }
}
