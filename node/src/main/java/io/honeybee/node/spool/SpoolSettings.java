package io.honeybee.node.spool;

import io.honeybee.runtime.config.ConfigSection;
import java.nio.file.Path;

/**
 * The {@code spool} group of a node's configuration.
 *
 * @param dir the spool's own directory; no two nodes may share one
 * @param maxBytes what the spool may take of the disk; at this limit the oldest events go
 * @param memoryBytes what events may take of the heap while the disk cannot be written
 */
public record SpoolSettings(Path dir, long maxBytes, long memoryBytes) {
  private static final long MIB = 1L << 20;

  public static final long DEFAULT_MAX_BYTES = 256 * MIB;
  public static final long DEFAULT_MEMORY_BYTES = 16 * MIB;

  private static final long LEAST_MAX_BYTES = 32 * MIB;
  private static final long MOST_MAX_BYTES = MIB * MIB;
  private static final long LEAST_MEMORY_BYTES = 4 * MIB;
  private static final long MOST_MEMORY_BYTES = 1024 * MIB;

  /** What holds when the group is absent. */
  public static SpoolSettings defaults(Path dir) {
    return new SpoolSettings(dir, DEFAULT_MAX_BYTES, DEFAULT_MEMORY_BYTES);
  }

  /**
   * Reads the group.
   *
   * @param defaultDir where the spool is when {@code dir} is not set
   */
  public static SpoolSettings read(ConfigSection section, Path defaultDir) {
    return new SpoolSettings(
        section.path("dir").orElse(defaultDir),
        section.bytes("max_size", DEFAULT_MAX_BYTES, LEAST_MAX_BYTES, MOST_MAX_BYTES),
        section.bytes("memory_limit", DEFAULT_MEMORY_BYTES, LEAST_MEMORY_BYTES, MOST_MEMORY_BYTES));
  }
}
