package io.honeybee.manager;

import io.honeybee.runtime.config.ConfigException;
import io.honeybee.runtime.config.LogConfig;
import java.nio.file.Path;

/** A manager's whole configuration, validated. */
public record ManagerConfig(LogConfig log) {

  /**
   * Reads a file.
   *
   * @param home what {@code ~} stands for
   * @throws ConfigException with every fault
   */
  public static ManagerConfig read(Path file, Path home) throws ConfigException {
    throw new UnsupportedOperationException("not built yet");
  }
}
