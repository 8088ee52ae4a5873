package io.honeybee.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashSmokeTest {
  @TempDir Path directory;

  @Test
  void whatWasAcceptedIsStoredExactlyOnceAfterFiveKills() throws Exception {
    Report report =
        CrashRun.in(
            directory, new CrashSettings(5, 1, Duration.ofSeconds(5), Duration.ofMinutes(2)));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
