package io.honeybee.app.events;

import java.io.IOException;
import java.time.Duration;

/** The manager answered that it cannot now. */
final class Unavailable extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Duration askedWait;

  /**
   * @param wait how long it asked to be left alone; zero when it did not say
   */
  Unavailable(String message, Duration wait) {
    super(message);
    this.askedWait = wait;
  }

  Duration askedWait() {
    return askedWait;
  }
}
