package io.honeybee.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSmokeTest {
  /** In so short a time classes are still being loaded. */
  private static final long SHORT_RUN_SLACK = 16L << 20;

  @TempDir Path directory;

  @Test
  void fifteenSecondsOfMutatedTrafficHarmNobody() throws Exception {
    Report report =
        HostileRun.in(
            directory,
            new HostileSettings(
                Duration.ofSeconds(15),
                1,
                3,
                Duration.ofSeconds(2),
                Duration.ofMillis(1500),
                SHORT_RUN_SLACK));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
