package io.honeybee.pot;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests a minute become events of their own, and sums up the others: their sources
 * may be forged, so nobody may fill the spool by sending them.
 *
 * <p>Thread rule: safe for use by any thread. Memory: {@value #MAX_SOURCES} sources.
 */
final class FloodGate {
  /** How long one sum runs. */
  static final Duration PERIOD = Duration.ofMinutes(1);

  private static final int MAX_SOURCES = 2_000;
  private static final int MAX_NAMED = 10;

  private final int perPeriod;
  private final int perPeriodPerSource;
  private final InstantSource clock;
  private final Map<InetAddress, Tally> sources = new HashMap<>();
  private Instant since;
  private long admitted;
  private long excess;

  private static final class Tally {
    int admitted;
    long excess;
  }

  /**
   * What was not told one by one.
   *
   * @param requests how many there were
   * @param sources how many sources they seem to have come from, up to {@link #MAX_SOURCES}
   * @param top the busiest of them first, as {@code ADDRESS COUNT}
   * @param lasted how long the sum ran
   */
  record Flood(long requests, long sources, List<String> top, Duration lasted) {}

  /**
   * @param perPeriod events a minute in all
   * @param perPeriodPerSource events a minute from one address
   */
  FloodGate(int perPeriod, int perPeriodPerSource, InstantSource clock) {
    this.perPeriod = perPeriod;
    this.perPeriodPerSource = perPeriodPerSource;
    this.clock = clock;
    this.since = clock.instant();
  }

  /** Whether a request of this source is told by itself; counts it in any case. */
  synchronized boolean admits(InetSocketAddress source) {
    Tally tally = tally(source);
    boolean room = admitted < perPeriod && (tally == null || tally.admitted < perPeriodPerSource);
    if (!room) {
      count(tally);
      return false;
    }
    admitted++;
    if (tally != null) {
      tally.admitted++;
    }
    return true;
  }

  /** Counts a request that nobody looked at. */
  synchronized void exceed(InetSocketAddress source) {
    count(tally(source));
  }

  private void count(@Nullable Tally tally) {
    excess++;
    if (tally != null) {
      tally.excess++;
    }
  }

  private @Nullable Tally tally(InetSocketAddress source) {
    Tally known = sources.get(source.getAddress());
    if (known == null && sources.size() < MAX_SOURCES) {
      known = new Tally();
      sources.put(source.getAddress(), known);
    }
    return known;
  }

  /** The sum, once the minute is over, or at once when asked so; then a new one begins. */
  synchronized Optional<Flood> take(boolean atOnce) {
    Duration lasted = Duration.between(since, clock.instant());
    // Also when the clock was put back.
    if (!atOnce && lasted.abs().compareTo(PERIOD) < 0) {
      return Optional.empty();
    }
    Optional<Flood> flood = excess == 0 ? Optional.empty() : Optional.of(sum(lasted));
    sources.clear();
    since = clock.instant();
    admitted = 0;
    excess = 0;
    return flood;
  }

  private Flood sum(Duration lasted) {
    List<String> top =
        sources.entrySet().stream()
            .filter(entry -> entry.getValue().excess > 0)
            .sorted(Comparator.comparingLong(entry -> -entry.getValue().excess))
            .limit(MAX_NAMED)
            .map(entry -> entry.getKey().getHostAddress() + " " + entry.getValue().excess)
            .toList();
    long from = sources.values().stream().filter(tally -> tally.excess > 0).count();
    return new Flood(excess, from, top, lasted);
  }
}
