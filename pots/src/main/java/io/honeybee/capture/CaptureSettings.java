package io.honeybee.capture;

import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.files.FolderLimits;
import java.time.Duration;

/**
 * The {@code captures} group of a node's configuration.
 *
 * @param maxFileBytes of one file; a larger one is hashed and not kept
 */
public record CaptureSettings(long maxFileBytes, FolderLimits folder) {
  private static final long MIB = 1L << 20;
  private static final long MOST_BYTES = MIB * MIB;
  private static final int MOST_FILES = 1_000_000;

  /** What holds when the group is absent. */
  public static final CaptureSettings DEFAULT =
      new CaptureSettings(16 * MIB, new FolderLimits(512 * MIB, 10_000, Duration.ofDays(90)));

  /** Reads the group. */
  public static CaptureSettings read(ConfigSection section) {
    FolderLimits usual = DEFAULT.folder();
    long maxBytes = section.bytes("max_size", usual.maxBytes(), MIB, MOST_BYTES);
    long maxFileBytes =
        section.bytes("max_file_size", Math.min(DEFAULT.maxFileBytes(), maxBytes), 1, MOST_BYTES);
    if (maxFileBytes > maxBytes) {
      section.problem("max_file_size", maxFileBytes + " is more than max_size, " + maxBytes);
    }
    return new CaptureSettings(
        maxFileBytes,
        new FolderLimits(
            maxBytes,
            section.integer("max_files", usual.maxFiles(), 1, MOST_FILES, "files"),
            section.seconds(
                "max_age", usual.maxAge(), Duration.ofHours(1), Duration.ofDays(3_650))));
  }
}
