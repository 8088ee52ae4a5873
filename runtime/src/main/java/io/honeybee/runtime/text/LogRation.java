package io.honeybee.runtime.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets a few log lines in a period through and counts the others, so that strangers cannot fill the
 * log. A period begins with the first line after the last one's end.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class LogRation {
  private final int lines;
  private final Duration period;
  private final InstantSource clock;
  private Instant periodStart = Instant.MIN;
  private int left;
  private long withheld;

  /**
   * @param lines how many in a period, at least 1
   */
  public LogRation(int lines, Duration period, InstantSource clock) {
    this.lines = lines;
    this.period = period;
    this.clock = clock;
  }

  /** Runs the line on this thread, or counts it. */
  public void log(Line line) {
    long before;
    synchronized (this) {
      Instant now = clock.instant();
      // Also when the clock was put back.
      if (Duration.between(periodStart, now).abs().compareTo(period) >= 0) {
        periodStart = now;
        left = lines;
      }
      if (left == 0) {
        withheld++;
        return;
      }
      left--;
      before = withheld;
      withheld = 0;
    }
    line.write(before == 0 ? "" : " (" + before + " more lines like this were left out before)");
  }

  /** A log line. */
  @FunctionalInterface
  public interface Line {
    /**
     * @param remark to stand at the end of the line; mostly empty
     */
    void write(String remark);
  }
}
