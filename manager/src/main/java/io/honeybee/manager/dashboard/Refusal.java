package io.honeybee.manager.dashboard;

import java.time.Duration;
import java.util.Optional;

/**
 * A page that is not shown, or a form that is not taken, with a sentence for the reader. Without a
 * stack trace, since a browser decides how often.
 */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Optional<Duration> retryAfter;

  Refusal(int status, String sentence) {
    this(status, sentence, Optional.empty());
  }

  private Refusal(int status, String sentence, Optional<Duration> retryAfter) {
    super(sentence, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  static Refusal later(Duration pause) {
    long seconds = Math.max(1, pause.toSeconds() + 1);
    return new Refusal(
        429,
        "Too many wrong tries. Wait " + seconds + " seconds and try again.",
        Optional.of(Duration.ofSeconds(seconds)));
  }

  int status() {
    return status;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
