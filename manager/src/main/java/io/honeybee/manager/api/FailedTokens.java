package io.honeybee.manager.api;

import io.honeybee.manager.access.Throttle;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Slows down who tries tokens. While a source has to wait, no token of it is looked at, so that an
 * answer never tells a good one from a bad one.
 *
 * <p>Thread rule: safe for use by any thread. Memory is bounded as that of {@link Throttle}.
 */
final class FailedTokens {
  static final int BURST = 20;
  static final Duration INTERVAL = Duration.ofSeconds(3);

  private final Throttle throttle;

  FailedTokens(InstantSource clock) {
    this.throttle = new Throttle(clock, BURST, INTERVAL);
  }

  /** How long the source has to wait; empty when it may try. */
  Optional<Duration> wait(InetAddress source) {
    return throttle.wait(Throttle.key(source));
  }

  void failed(InetAddress source) {
    throttle.failed(Throttle.key(source));
  }
}
