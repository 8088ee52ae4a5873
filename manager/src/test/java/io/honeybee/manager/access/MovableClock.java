package io.honeybee.manager.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Any thread. */
public final class MovableClock implements InstantSource {
  private volatile Instant now;

  public MovableClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves, also back. */
  public synchronized void move(Duration by) {
    now = now.plus(by);
  }
}
