package io.honeybee.bench.hostile;

import java.time.Duration;

/**
 * What is done, and how hard.
 *
 * @param duration of the attacks
 * @param seed of all that is random in them
 * @param threads that each kind of attack has; one connection each
 * @param heartbeat of the nodes, whole seconds
 * @param heapEvery how often the heaps are collected and measured
 * @param heapSlack by how many bytes a heap may end higher than it was in the middle
 */
public record HostileSettings(
    Duration duration,
    long seed,
    int threads,
    Duration heartbeat,
    Duration heapEvery,
    long heapSlack) {
  private static final int LATE_INTERVALS = 3;

  /** A node whose last word is older than this is late. */
  Duration late() {
    return heartbeat.multipliedBy(LATE_INTERVALS);
  }
}
