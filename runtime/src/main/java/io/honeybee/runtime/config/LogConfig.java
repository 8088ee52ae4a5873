package io.honeybee.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code log} group, the same for both roles.
 *
 * @param file where to write; the terminal when empty
 */
public record LogConfig(Level level, Format format, Optional<Path> file) {

  /** How much is said. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR
  }

  /** How it is written. */
  public enum Format {
    TEXT,
    JSON
  }

  /** What holds when the group is absent. */
  public static final LogConfig DEFAULT = new LogConfig(Level.INFO, Format.TEXT, Optional.empty());

  private static final Map<String, Level> LEVELS =
      Map.of(
          "debug", Level.DEBUG,
          "info", Level.INFO,
          "warn", Level.WARN,
          "warning", Level.WARN,
          "error", Level.ERROR);

  public static LogConfig read(ConfigSection section) {
    return new LogConfig(
        section.choice("level", DEFAULT.level, LEVELS),
        section.choice("format", DEFAULT.format, Map.of("text", Format.TEXT, "json", Format.JSON)),
        section.path("file"));
  }
}
