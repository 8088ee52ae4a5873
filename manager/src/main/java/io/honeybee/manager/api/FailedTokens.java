package io.honeybee.manager.api;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who tries tokens: a source may be wrong some times at once and then one more time now
 * and then. While it has to wait, no token of that source is looked at, so that an answer never
 * tells a good one from a bad one. A source is an IPv4 address or an IPv6 network of 64 bits.
 *
 * <p>Thread rule: safe for use by any thread. Memory: at most {@value #MAX_SOURCES} sources; the
 * one that was quiet longest is forgotten.
 */
final class FailedTokens {
  static final int BURST = 20;
  static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final int MAX_SOURCES = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final InstantSource clock;

  /** When the source will have paid for all its failures. */
  private final Map<String, Instant> debts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  FailedTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** How long the source has to wait; empty when it may try. */
  synchronized Optional<Duration> wait(InetAddress source) {
    Instant paid = debts.get(key(source));
    if (paid == null) {
      return Optional.empty();
    }
    Duration debt = Duration.between(clock.instant(), paid);
    Duration wait = debt.minus(INTERVAL.multipliedBy(BURST - 1L));
    return wait.isPositive() ? Optional.of(wait) : Optional.empty();
  }

  synchronized void failed(InetAddress source) {
    Instant now = clock.instant();
    Instant paid = debts.getOrDefault(key(source), now);
    debts.put(key(source), (paid.isBefore(now) ? now : paid).plus(INTERVAL));
  }

  private static String key(InetAddress source) {
    byte[] bytes = source.getAddress();
    return Arrays.toString(
        source instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
