package io.honeybee.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the checks are run, and the whole of it against managers that are up but no good. */
class CheckupTest {
  private static final String PLAIN =
      "tls: {enabled: false}\nauth: {totp_enabled: false}\npots: []";

  @TempDir Path directory;

  private record Stuck(CountDownLatch never) implements Check {
    @Override
    public String step() {
      return "stuck";
    }

    @Override
    public void run(Patient patient, Chart chart) throws InterruptedException {
      never.await();
      chart.ok("stuck", "too late");
    }
  }

  private record Faulty() implements Check {
    @Override
    public String step() {
      return "faulty";
    }

    @Override
    public void run(Patient patient, Chart chart) {
      throw new IllegalStateException("a bug");
    }
  }

  @Test
  void checkThatHangsIsGivenUpAndTheRestIsSkipped() throws Exception {
    Patient patient = new Ward(directory).patient("127.0.0.1:9", false, Duration.ofMillis(100), "");
    CountDownLatch never = new CountDownLatch(1);
    List<Finding> found = Ward.examine(patient, new Stuck(never), new FilesCheck());
    assertThat(found).extracting(Finding::verdict).containsExactly(Verdict.FAIL, Verdict.SKIP);
    assertThat(found.getFirst().text()).contains("--timeout");
    assertThat(found.getFirst().took()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void bugInACheckFailsItAndNotTheOthers() throws Exception {
    List<Finding> found =
        Ward.examine(
            new Ward(directory).patient(9, false, ""), new Faulty(), new ConfigurationCheck());
    assertThat(found).extracting(Finding::verdict).containsExactly(Verdict.FAIL, Verdict.OK);
  }

  private List<Finding> examine(String answer, int seconds) throws Exception {
    try (FakeManager manager = FakeManager.plain(answer)) {
      Patient patient =
          new Ward(directory)
              .patient("127.0.0.1:" + manager.port(), false, Duration.ofSeconds(seconds), PLAIN);
      try {
        return Ward.examine(patient, Checkup.all().toArray(Check[]::new));
      } finally {
        patient.ownNode().stop(Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void managerThatNeverAcknowledgesIsNotTakenForOneOutOfReach() throws Exception {
    List<Finding> found =
        examine(
            """
            {"version":2,"message":{"RegistrationAck":{"node_id":0,"accepted":true,"message":null,\
            "capabilities":["pot_event","event_ack","framing"]}}}
            """,
            9);
    assertThat(found)
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.step()).isEqualTo("acknowledged");
              assertThat(finding.text())
                  .startsWith("the manager is up and took this node")
                  .contains("make room for store.file")
                  .contains("safe in the spool");
            });
  }

  @Test
  void refusalIsShownWithTheManagersOwnReasonMadePrintable() throws Exception {
    List<Finding> found =
        examine(
            """
            {"version":2,"message":{"RegistrationAck":{"node_id":0,"accepted":false,\
            "message":"wrong code: the node's clock is about 5 min behind\\u001b[2J"}}}
            """,
            12);
    assertThat(found)
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.step()).isEqualTo("registration");
              assertThat(finding.text())
                  .contains("refused this node: wrong code: the node's clock is about 5 min behind")
                  .doesNotContain("\u001b");
            });
    assertThat(found.getLast().verdict()).isEqualTo(Verdict.SKIP);
  }
}
