package io.honeybee.recording;

import io.honeybee.runtime.config.ConfigSection;
import io.honeybee.runtime.files.FolderLimits;
import java.time.Duration;

/**
 * The {@code recordings} group of a node's configuration.
 *
 * @param enabled whether sessions are recorded at all
 * @param maxSessionBytes of one recording; it ends there
 */
public record RecordingSettings(boolean enabled, long maxSessionBytes, FolderLimits folder) {
  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long MOST_BYTES = MIB * MIB;
  private static final int MOST_FILES = 1_000_000;

  /** What holds when the group is absent. */
  public static final RecordingSettings DEFAULT =
      new RecordingSettings(true, MIB, new FolderLimits(256 * MIB, 20_000, Duration.ofDays(90)));

  /** Reads the group. */
  public static RecordingSettings read(ConfigSection section) {
    FolderLimits usual = DEFAULT.folder();
    long maxBytes = section.bytes("max_size", usual.maxBytes(), MIB, MOST_BYTES);
    long maxSession =
        section.bytes("max_session_size", DEFAULT.maxSessionBytes(), 4 * KIB, MOST_BYTES);
    if (maxSession > maxBytes) {
      section.problem("max_session_size", maxSession + " is more than max_size, " + maxBytes);
    }
    return new RecordingSettings(
        section.flag("enabled", true),
        maxSession,
        new FolderLimits(
            maxBytes,
            section.integer("max_files", usual.maxFiles(), 1, MOST_FILES, "files"),
            section.seconds(
                "max_age", usual.maxAge(), Duration.ofHours(1), Duration.ofDays(3_650))));
  }
}
