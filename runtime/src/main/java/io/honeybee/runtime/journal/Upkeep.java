package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the writer does beside writing records: stores the cursor, deletes acknowledged segments and
 * reports losses, each of them at most a few times a second.
 *
 * <p>Thread rule: the writer's thread alone.
 */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long CURSOR_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Path directory;
  private final JournalFiles files;
  private final WriterState state;
  private final SegmentWriter segments;
  private final LossListener listener;

  private JournalCursor stored;
  private long cursorNanos = System.nanoTime() - CURSOR_NANOS;
  private long reportNanos = System.nanoTime() - REPORT_NANOS;
  private boolean cursorFails;

  Upkeep(
      Path directory,
      JournalFiles files,
      WriterState state,
      SegmentWriter segments,
      JournalCursor stored,
      LossListener listener) {
    this.directory = directory;
    this.files = files;
    this.state = state;
    this.segments = segments;
    this.stored = stored;
    this.listener = listener;
  }

  /** How long nothing is to be done here. */
  long dueInNanos() {
    long now = System.nanoTime();
    long due = IDLE_NANOS;
    if (state.acknowledgedSinceUpkeep() || !state.cursor(false).equals(stored)) {
      due = Math.min(due, cursorNanos + CURSOR_NANOS - now);
    }
    if (state.anyLosses()) {
      due = Math.min(due, reportNanos + REPORT_NANOS - now);
    }
    return due;
  }

  /** Does what is due. */
  void run() {
    long now = System.nanoTime();
    if (now - cursorNanos >= CURSOR_NANOS) {
      cursorNanos = now;
      state.removeAcknowledged(segments.segment()).forEach(segments::delete);
      storeCursor(state.cursor(false));
    }
    if (now - reportNanos >= REPORT_NANOS && state.anyLosses()) {
      reportNanos = now;
      report();
    }
  }

  /** Does all that is left to do. */
  void finish() {
    state.removeAcknowledged(null).forEach(segments::delete);
    storeCursor(state.cursor(true));
    report();
  }

  private void storeCursor(JournalCursor wanted) {
    if (wanted.equals(stored)) {
      return;
    }
    try {
      wanted.write(files, directory);
      stored = wanted;
      state.reserved(wanted.unusedFrom());
      cursorFails = false;
    } catch (IOException e) {
      if (!cursorFails) {
        LOG.error("cannot store the acknowledged position in {}: {}", directory, e.toString());
      }
      cursorFails = true;
    }
  }

  private void report() {
    for (Map.Entry<LossCause, Long> loss : state.takeLosses().entrySet()) {
      try {
        listener.lost(loss.getKey(), loss.getValue());
      } catch (RuntimeException e) {
        LOG.error("the loss of {} records could not be reported", loss.getValue(), e);
      }
    }
  }
}
