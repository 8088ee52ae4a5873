package io.honeybee.app.doctor;

import java.time.Duration;

/**
 * When all must be done.
 *
 * @param allowed for everything
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(Duration allowed, long nanos) {

  static Deadline in(Duration allowed) {
    return new Deadline(allowed, System.nanoTime() + allowed.toNanos());
  }

  /** At least zero. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** What is left, but no more than this. */
  Duration atMost(Duration limit) {
    Duration left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }

  /** The same for a socket, where 0 would mean for ever. */
  int millisAtMost(Duration limit) {
    return (int) Math.max(1, atMost(limit).toMillis());
  }
}
