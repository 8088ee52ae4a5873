package io.honeybee.bench.brute;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HydraSmokeTest {
  @TempDir Path directory;

  @Test
  void everyAttemptOfHydraIsOnTheManagerAndNoneTwice() throws Exception {
    Report report =
        HydraRun.in(directory, new HydraSettings(60, 16, List.of("ssh", "ftp", "mysql", "redis")));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
