package io.honeybee.node.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.ConfigFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpoolSettingsTest {
  private static final Path DEFAULT_DIR = Path.of("/var/lib/honeybee/spool");

  private static SpoolSettings parse(String yaml) throws ConfigException {
    return ConfigFile.parse(
        "node.yaml",
        yaml,
        Path.of("/home/op"),
        top -> SpoolSettings.read(top.section("spool"), DEFAULT_DIR));
  }

  @Test
  void withoutAGroupTheDefaultsHold() throws ConfigException {
    assertThat(parse("{}")).isEqualTo(SpoolSettings.defaults(DEFAULT_DIR));
    assertThat(parse("spool:\n  dir: ''\n"))
        .isEqualTo(new SpoolSettings(DEFAULT_DIR, 268_435_456, 16_777_216));
  }

  @Test
  void aWholeGroupIsTaken() throws ConfigException {
    assertThat(parse("spool:\n  dir: ~/s\n  max_size: 2GiB\n  memory_limit: 8MiB\n"))
        .isEqualTo(new SpoolSettings(Path.of("/home/op/s"), 2L << 30, 8L << 20));
  }

  @Test
  void sizesOutsideTheirBoundsAreReportedWithTheirLines() {
    assertThatThrownBy(() -> parse("spool:\n  max_size: 31MiB\n  memory_limit: 1B\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("node.yaml:2: spool.max_size: 31MiB is outside")
        .hasMessageContaining("node.yaml:3: spool.memory_limit: 1B is outside");
  }
}
