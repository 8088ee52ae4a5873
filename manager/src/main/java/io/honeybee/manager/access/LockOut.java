package io.honeybee.manager.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a name is locked out after wrong codes. */
final class LockOut {
  /** So many wrong codes are free; the last of them locks. */
  static final int FREE_FAILURES = 5;

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private LockOut() {}

  /** Until when, after this many wrong codes in a row, the last of them now. */
  static Optional<Instant> until(int failures, Instant now) {
    if (failures < FREE_FAILURES) {
      return Optional.empty();
    }
    // Beyond 2^6 minutes the longest holds anyway.
    int doublings = Math.min(failures - FREE_FAILURES, 6);
    Duration delay = FIRST.multipliedBy(1L << doublings);
    return Optional.of(now.plus(delay.compareTo(LONGEST) < 0 ? delay : LONGEST));
  }
}
