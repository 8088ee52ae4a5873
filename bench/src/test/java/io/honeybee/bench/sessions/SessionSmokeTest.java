package io.honeybee.bench.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionSmokeTest {
  @TempDir Path directory;

  @Test
  void openSessionsStayAliveWithinTheirShareOfMemory() throws Exception {
    // What the program takes by itself, and what a hundred sessions may have of 512 MiB.
    Report report = SessionRun.in(directory, new SessionSettings(100, 250, false, List.of()));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
