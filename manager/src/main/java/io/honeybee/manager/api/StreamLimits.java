package io.honeybee.manager.api;

import java.time.Duration;

/**
 * Bounds of live streams.
 *
 * @param maxStreams how many there are at the most, in all
 * @param maxWrite how long a reader may take nothing
 * @param heartbeat how often something is sent when nothing happens, and the token looked at again
 */
record StreamLimits(int maxStreams, Duration maxWrite, Duration heartbeat) {
  static final StreamLimits DEFAULT =
      new StreamLimits(200, Duration.ofSeconds(10), Duration.ofSeconds(15));
}
