package io.honeybee.runtime.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator of failed handshakes, at most ten a minute: a node that is set up wrongly must
 * be seen, and a port scan must not fill the log.
 *
 * <p>Thread rule: any thread.
 */
final class HandshakeLog {
  private static final Logger LOG = LoggerFactory.getLogger(HandshakeLog.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_LINES_PER_WINDOW = 10;

  private final String section;
  private final InstantSource clock;
  private Instant windowStart;
  private int lines;
  private long hidden;

  HandshakeLog(String section, InstantSource clock) {
    this.section = section;
    this.clock = clock;
    this.windowStart = clock.instant();
  }

  void failed(Object peer, TlsFailure failure) {
    long hiddenBefore = admit();
    if (hiddenBefore < 0) {
      LOG.debug("{}: {}: {}", section, peer, failure.getMessage());
      return;
    }
    if (hiddenBefore > 0) {
      LOG.info("{}: {} more failed TLS handshakes were not shown", section, hiddenBefore);
    }
    LOG.info("{}: {}: {}", section, peer, failure.getMessage());
  }

  /** How many lines were left out since the last one, or -1 to leave out this one too. */
  private synchronized long admit() {
    Instant now = clock.instant();
    if (Duration.between(windowStart, now).abs().compareTo(WINDOW) >= 0) {
      windowStart = now;
      lines = 0;
    }
    if (lines >= MAX_LINES_PER_WINDOW) {
      hidden++;
      return -1;
    }
    lines++;
    long hiddenBefore = hidden;
    hidden = 0;
    return hiddenBefore;
  }
}
