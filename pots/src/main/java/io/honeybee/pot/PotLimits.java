package io.honeybee.pot;

import java.time.Duration;

/**
 * What a pot gives at the most.
 *
 * @param maxSessions open sessions in all
 * @param maxSessionsPerSource open sessions from one address
 * @param maxSession how long a session may last
 * @param maxIdle how long a session may say nothing
 * @param maxSessionBytes bytes taken from one session
 */
public record PotLimits(
    int maxSessions,
    int maxSessionsPerSource,
    Duration maxSession,
    Duration maxIdle,
    long maxSessionBytes) {

  /** Room for a flood from some sources while others are served. */
  public static final PotLimits DEFAULT =
      new PotLimits(2_000, 200, Duration.ofMinutes(30), Duration.ofMinutes(3), 16L << 20);
}
