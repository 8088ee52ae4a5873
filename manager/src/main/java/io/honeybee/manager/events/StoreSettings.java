package io.honeybee.manager.events;

import io.honeybee.runtime.config.ConfigSection;
import java.nio.file.Path;

/**
 * The {@code store} group.
 *
 * @param file the database, which holds the fleet and the enrolments too
 * @param keepDays how many days an event is kept; 0 keeps it for ever
 * @param maxBytes the size of the database at which the oldest events go; 0 means without bound
 */
public record StoreSettings(Path file, int keepDays, long maxBytes) {
  private static final int KEEP_DAYS = 90;
  private static final int MOST_DAYS = 36_500;
  private static final long MAX_BYTES = 10L << 30;
  private static final long MOST_BYTES = 100L << 40;

  /**
   * @param directory the manager's, where the database lies by default
   */
  public static StoreSettings read(ConfigSection section, Path directory) {
    return new StoreSettings(
        section.path("file").orElse(directory.resolve("honeybee.db")),
        section.integer("keep_days", KEEP_DAYS, 0, MOST_DAYS, "days"),
        section.bytes("max_size", MAX_BYTES, 0, MOST_BYTES));
  }
}
