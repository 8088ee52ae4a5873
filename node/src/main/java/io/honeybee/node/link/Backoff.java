package io.honeybee.node.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time up to a ceiling (full jitter, so that a
 * fleet does not come back all at once). The ceiling doubles each time the node has been without
 * its manager for twice as long as it; so a manager that was gone for a moment has its nodes back
 * within the first delay, whatever the dice say.
 *
 * <p>Thread rule: used by one thread.
 */
final class Backoff {
  /** After a refusal at least this part of the longest delay: it is the operator's turn. */
  private static final double LEAST_AFTER_REFUSAL = 0.8;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration outage = Duration.ZERO;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = first.compareTo(longest) > 0 ? first : longest;
    this.random = random;
  }

  /** The wait after an attempt that failed, or a connection that was lost. */
  Duration next() {
    return scaled(ceiling(), random.nextDouble());
  }

  /** The wait after the manager refused this node. */
  Duration afterRefusal() {
    return scaled(longest, LEAST_AFTER_REFUSAL + (1 - LEAST_AFTER_REFUSAL) * random.nextDouble());
  }

  /** Tells of time without a manager. */
  void spent(Duration withoutManager) {
    outage = outage.plus(withoutManager);
  }

  /** All is well again. */
  void reset() {
    outage = Duration.ZERO;
  }

  private Duration ceiling() {
    Duration ceiling = first;
    while (ceiling.compareTo(longest) < 0 && outage.compareTo(ceiling.multipliedBy(2)) >= 0) {
      ceiling = ceiling.multipliedBy(2);
    }
    return ceiling.compareTo(longest) > 0 ? longest : ceiling;
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }
}
