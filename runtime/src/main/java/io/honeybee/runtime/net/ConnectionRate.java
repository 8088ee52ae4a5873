package io.honeybee.runtime.net;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many new connections (or datagrams) a second are taken, in all and from one source, each with
 * a reserve of two seconds' worth. A source is what {@link SourceQuota} takes for one.
 *
 * <p>Thread rule: safe for use by any thread. Memory: the {@value #MAX_SOURCES} sources seen last.
 */
final class ConnectionRate {
  private static final int MAX_SOURCES = 10_000;
  private static final int RESERVE_SECONDS = 2;
  private static final double NANOS = 1e9;

  private final int perSecond;
  private final int perSecondPerSource;
  private final LongSupplier nanoTime;
  private final Bucket all;
  private final Map<Object, Bucket> sources =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Bucket> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  private static final class Bucket {
    double places;
    long filledAt;

    Bucket(double places, long now) {
      this.places = places;
      this.filledAt = now;
    }

    void refill(int perSecond, long now) {
      double gained = (now - filledAt) / NANOS * perSecond;
      places = Math.min((double) perSecond * RESERVE_SECONDS, places + gained);
      filledAt = now;
    }
  }

  /**
   * @param perSecond at least 1
   * @param perSecondPerSource at least 1
   * @param nanoTime as {@link System#nanoTime}
   */
  ConnectionRate(int perSecond, int perSecondPerSource, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.perSecondPerSource = perSecondPerSource;
    this.nanoTime = nanoTime;
    this.all = new Bucket((double) perSecond * RESERVE_SECONDS, nanoTime.getAsLong());
  }

  /** Whether one more connection of this source may come now; takes its place when it may. */
  synchronized boolean tryAcquire(InetAddress source) {
    long now = nanoTime.getAsLong();
    all.refill(perSecond, now);
    Bucket own =
        sources.computeIfAbsent(
            SourceQuota.key(source),
            key -> new Bucket((double) perSecondPerSource * RESERVE_SECONDS, now));
    own.refill(perSecondPerSource, now);
    // The source first: what a flood is refused must not use up what is left for others.
    if (own.places < 1 || all.places < 1) {
      return false;
    }
    own.places--;
    all.places--;
    return true;
  }
}
