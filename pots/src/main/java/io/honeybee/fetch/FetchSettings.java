package io.honeybee.fetch;

import io.honeybee.runtime.config.ConfigSection;
import java.time.Duration;

/**
 * The {@code fetch} group of a node's configuration.
 *
 * @param enabled whether anything is ever fetched
 * @param maxBytes of one body
 * @param timeout for one fetch, with all its redirections
 * @param maxConcurrent fetches at a time
 * @param maxPerMinute fetches in a minute, over all pots
 */
public record FetchSettings(
    boolean enabled, long maxBytes, Duration timeout, int maxConcurrent, int maxPerMinute) {
  private static final long MIB = 1L << 20;

  /** What holds when the group is absent. */
  public static final FetchSettings DEFAULT =
      new FetchSettings(false, 16 * MIB, Duration.ofSeconds(30), 4, 20);

  /** Reads the group. */
  public static FetchSettings read(ConfigSection section) {
    return new FetchSettings(
        section.flag("enabled", false),
        section.bytes("max_size", DEFAULT.maxBytes(), 1, 1024 * MIB),
        section.seconds("timeout", DEFAULT.timeout(), Duration.ofSeconds(1), Duration.ofMinutes(5)),
        section.integer("max_concurrent", DEFAULT.maxConcurrent(), 1, 64, "fetches"),
        section.integer("max_per_minute", DEFAULT.maxPerMinute(), 1, 1_000, "fetches"));
  }
}
