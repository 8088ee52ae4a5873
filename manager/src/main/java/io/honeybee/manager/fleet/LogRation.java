package io.honeybee.manager.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets a few log lines a minute through, so that strangers cannot fill the log.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class LogRation {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final int linesAMinute;
  private final InstantSource clock;
  private Instant periodEnds = Instant.MIN;
  private int left;
  private long withheld;

  LogRation(int linesAMinute, InstantSource clock) {
    this.linesAMinute = linesAMinute;
    this.clock = clock;
  }

  /** Runs the line, or counts it. */
  void log(Line line) {
    long before;
    synchronized (this) {
      Instant now = clock.instant();
      if (!now.isBefore(periodEnds)) {
        periodEnds = now.plus(PERIOD);
        left = linesAMinute;
      }
      if (left == 0) {
        withheld++;
        return;
      }
      left--;
      before = withheld;
      withheld = 0;
    }
    line.write(before == 0 ? "" : " (" + before + " more lines like this were left out)");
  }

  /** A log line. */
  @FunctionalInterface
  interface Line {
    /**
     * @param remark to stand at the end of the line; mostly empty
     */
    void write(String remark);
  }
}
