package io.honeybee.node.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warnings about what senders do: no more than {@value #MOST} in ten seconds, so that nobody can
 * fill the log with them. Safe for use by any thread.
 */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
  private static final int MOST = 5;
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final InstantSource clock;
  private Instant windowStart = Instant.EPOCH;
  private int said;
  private long unsaid;

  Complaints(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param warning printable
   */
  synchronized void warn(String warning) {
    Instant now = clock.instant();
    // Also when the clock was put back.
    if (Duration.between(windowStart, now).abs().compareTo(WINDOW) >= 0) {
      windowStart = now;
      said = 0;
    }
    if (said == MOST) {
      unsaid++;
      return;
    }
    said++;
    if (unsaid > 0) {
      LOG.warn("{} ({} more such warnings were left out before)", warning, unsaid);
      unsaid = 0;
    } else {
      LOG.warn("{}", warning);
    }
  }
}
