package io.honeybee.pot.ntp;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells who looks for amplifiers from who uses one. A scanner asks once or twice; a source that
 * asks {@value #MANY} times a minute is the forged address of a victim.
 *
 * <p>Thread rule: safe for use by any thread. Memory: the {@value #MAX_SOURCES} sources that began
 * last.
 */
final class MonlistWatch {
  static final int MANY = 10;
  private static final int MAX_SOURCES = 1_000;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Map<InetAddress, Count> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Count> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  private record Count(Instant since, int requests) {}

  /** Counts a request; whether it is one of a reflection. */
  synchronized boolean isReflection(InetAddress source, Instant now) {
    Count before = counts.get(source);
    Count count = new Count(now, 1);
    if (before != null && Duration.between(before.since(), now).abs().compareTo(PERIOD) < 0) {
      count = new Count(before.since(), before.requests() + 1);
    }
    counts.put(source, count);
    return count.requests() >= MANY;
  }
}
