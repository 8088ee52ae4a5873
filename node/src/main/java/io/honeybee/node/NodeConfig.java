package io.honeybee.node;

import io.honeybee.pot.PotTypes;
import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.LogConfig;
import java.nio.file.Path;

/** A node's whole configuration, validated. */
public record NodeConfig(LogConfig log) {

  /**
   * Reads a file.
   *
   * @param home what {@code ~} stands for
   * @throws ConfigException with every fault
   */
  public static NodeConfig read(Path file, Path home, PotTypes potTypes) throws ConfigException {
    throw new UnsupportedOperationException("not built yet");
  }
}
