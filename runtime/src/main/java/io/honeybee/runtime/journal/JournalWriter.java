package io.honeybee.runtime.journal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that writes all files of a journal. Trouble with the disk never ends it: records wait in
 * memory while it tries again, at first soon and then every five seconds.
 */
final class JournalWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final long FIRST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final JournalSettings settings;
  private final WriterState state;
  private final SegmentWriter segments;
  private final Upkeep upkeep;

  /** How often in a row the disk failed. */
  private int failures;

  private long retryNanos = FIRST_RETRY_NANOS;

  JournalWriter(
      JournalSettings settings, WriterState state, SegmentWriter segments, Upkeep upkeep) {
    this.settings = settings;
    this.state = state;
    this.segments = segments;
    this.upkeep = upkeep;
  }

  @Override
  public void run() {
    boolean last = false;
    while (!last) {
      state.awaitWork(upkeep.dueInNanos());
      if (failures > 0) {
        state.pause(retryNanos);
      }
      WriterState.Round round = state.takeRound();
      write(round);
      upkeep.run();
      last = round.last();
    }
    finish();
  }

  private void write(WriterState.Round round) {
    if (round.records().isEmpty()) {
      return;
    }
    try {
      segments.append(round.records());
      if (failures > 0) {
        LOG.info(
            "{} can be written again; {} records that were held in memory are on disk",
            settings.directory(),
            round.records().size());
      }
      failures = 0;
      retryNanos = FIRST_RETRY_NANOS;
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
    state.roundOver(round, failures > 0);
  }

  private void failed(Exception e) {
    failures++;
    retryNanos = failures == 1 ? FIRST_RETRY_NANOS : Math.min(2 * retryNanos, LAST_RETRY_NANOS);
    segments.afterFailure(failures);
    if (failures > 1) {
      LOG.debug("{} still cannot be written: {}", settings.directory(), e.toString());
    } else if (e instanceof IOException) {
      LOG.error(
          "{} cannot be written: {}; up to {} bytes of records are held in memory meanwhile",
          settings.directory(),
          e.getMessage(),
          settings.memoryBytes());
    } else {
      LOG.error("the writer of {} failed", settings.directory(), e);
    }
  }

  private void finish() {
    segments.close();
    long held = state.loseHeld();
    if (held > 0) {
      LOG.error("{} records held in memory are lost, as the journal closes", held);
    }
    upkeep.finish();
  }
}
