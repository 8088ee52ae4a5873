package io.honeybee.app.doctor;

import java.time.Duration;

/** Times for people. */
final class Durations {
  private Durations() {}

  /** The two greatest units, such as {@code 3 h 5 min}. */
  static String text(Duration duration) {
    Duration time = duration.isNegative() ? Duration.ZERO : duration;
    if (time.toDays() > 0) {
      return time.toDays() + " d " + time.toHoursPart() + " h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toSeconds() + " s";
  }
}
