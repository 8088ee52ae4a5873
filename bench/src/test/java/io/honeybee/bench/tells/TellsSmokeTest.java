package io.honeybee.bench.tells;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.bench.report.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellsSmokeTest {
  @TempDir Path directory;

  @Test
  void nothingGivesTwoNodesAwayButWhatIsKnown() throws Exception {
    Report report = TellsRun.ofTwoNodes(directory);
    assertThat(report.broken()).as(report.table()).isEmpty();
  }
}
