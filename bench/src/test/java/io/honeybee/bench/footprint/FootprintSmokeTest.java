package io.honeybee.bench.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintSmokeTest {
  @TempDir Path directory;

  /**
   * Four times what is promised: it is looked at soon after the start, on a busy machine, from
   * class files, and without a heap of a bounded size.
   */
  @Test
  void nodesAtRestTakeLittle() throws Exception {
    Report report =
        FootprintRun.in(
            directory,
            new FootprintSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), 256, 360, 25));
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
