package io.honeybee.bench.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogSmokeTest {
  @TempDir Path directory;

  @Test
  void liveEventsAreInTheStoreWithinFiveSecondsAndAllOfABacklogExactlyOnce() throws Exception {
    Report report =
        BacklogRun.in(
            directory, new BacklogSettings(50_000, Duration.ofMillis(50), Duration.ofMinutes(2)));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
