package io.honeybee.bench.logins;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginSmokeTest {
  @TempDir Path directory;

  @Test
  void everyLoginOfManySourcesSucceedsAndIsOnTheManagerOnce() throws Exception {
    Report report =
        LoginRun.in(
            directory,
            new LoginSettings(20, Duration.ofSeconds(3), Duration.ofSeconds(1), false, List.of()));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
