package io.honeybee.manager.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who is wrong: a key may fail some times at once and then one more time now and then.
 *
 * <p>Thread rule: safe for use by any thread. Memory: at most {@value #MAX_KEYS} keys; the one that
 * was quiet longest is forgotten.
 */
public final class Throttle {
  private static final int MAX_KEYS = 10_000;
  private static final int NETWORK_BYTES = 8;

  private final InstantSource clock;
  private final int burst;
  private final Duration interval;

  /** When the key will have paid for all its failures. */
  private final Map<String, Instant> debts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MAX_KEYS;
        }
      };

  /**
   * @param burst how many failures are free
   * @param interval how long each further one takes
   */
  public Throttle(InstantSource clock, int burst, Duration interval) {
    this.clock = clock;
    this.burst = burst;
    this.interval = interval;
  }

  /** How long the key has to wait; empty when it may try. */
  public synchronized Optional<Duration> wait(String key) {
    Instant paid = debts.get(key);
    if (paid == null) {
      return Optional.empty();
    }
    Duration debt = Duration.between(clock.instant(), paid);
    Duration wait = debt.minus(interval.multipliedBy(burst - 1L));
    return wait.isPositive() ? Optional.of(wait) : Optional.empty();
  }

  /** Counts a failure. */
  public synchronized void failed(String key) {
    Instant now = clock.instant();
    Instant paid = debts.getOrDefault(key, now);
    debts.put(key, (paid.isBefore(now) ? now : paid).plus(interval));
  }

  /** Forgets the key's failures. */
  synchronized void forgive(String key) {
    debts.remove(key);
  }

  /** The key of a source: an IPv4 address or an IPv6 network of 64 bits. */
  public static String key(InetAddress source) {
    byte[] bytes = source.getAddress();
    int length = source instanceof Inet6Address ? NETWORK_BYTES : bytes.length;
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < length; i++) {
      key.append(bytes[i]).append('.');
    }
    return key.toString();
  }
}
