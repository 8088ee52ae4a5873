package io.honeybee.node.link;

import java.time.Duration;

/**
 * The link's own bounds, which no operator needs to set.
 *
 * @param ackTimeout how long the manager may take to answer a registration
 * @param longestDelay between two attempts to connect
 * @param heldLongEnough a connection that lasted so long makes earlier failures forgotten
 * @param stuckWrite how long the manager may take nothing before the connection counts as dead
 * @param stuckAcks how long events may wait for their acknowledgement before they are sent again
 *     over a new connection
 * @param goodbye how long a stopping node waits for its last messages to get through
 * @param windowEvents events on the way that the manager has not acknowledged
 * @param windowBytes bytes of such events
 */
public record LinkLimits(
    Duration ackTimeout,
    Duration longestDelay,
    Duration heldLongEnough,
    Duration stuckWrite,
    Duration stuckAcks,
    Duration goodbye,
    int windowEvents,
    long windowBytes) {

  public static final LinkLimits DEFAULT =
      new LinkLimits(
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(2),
          2_000,
          1L << 20);
}
