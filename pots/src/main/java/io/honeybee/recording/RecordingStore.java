package io.honeybee.recording;

import io.honeybee.runtime.files.BoundedFolder;
import io.honeybee.runtime.files.FolderCounters;
import io.honeybee.runtime.files.FolderCounters.Loss;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the recordings of a node: files of mode 0600 in a folder of mode 0700, the oldest removed
 * at its limits. Trouble with the disk never reaches a session.
 *
 * <p>Thread rule: safe for use by any thread. Memory: a name and two numbers a file, and {@value
 * Recording#BUFFER_CHARS} characters a session that is being recorded.
 */
public final class RecordingStore {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingStore.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

  private final RecordingSettings settings;
  private final InstantSource clock;
  private final BoundedFolder folder;
  private final FolderCounters counters;
  private Instant lastTold = Instant.EPOCH;

  /**
   * Does no I/O.
   *
   * @param directory the store's own; made when the first recording comes
   */
  public RecordingStore(Path directory, RecordingSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.folder = new BoundedFolder(directory, settings.folder(), clock);
    this.counters = new FolderCounters("recordings", folder, EnumSet.of(Loss.DISK, Loss.BUSY));
  }

  /**
   * Begins a recording.
   *
   * @param name unique on the node, such as a session's id and a number; letters, digits and
   *     dashes; the file's name has the time before it
   */
  public Recording begin(String name, TerminalHeader header) {
    if (!name.matches("[A-Za-z0-9-]{1,100}")) {
      throw new IllegalArgumentException("not a recording's name: " + name);
    }
    String file = TIME.format(clock.instant()) + "-" + name;
    return new Recording(this, file, header, settings.enabled() ? settings.maxSessionBytes() : 0);
  }

  /** Removes what is too old; does nothing before the first recording. */
  public void prune() {
    folder.prune();
  }

  /**
   * What the store did since the start, by the names that heartbeats give it: those of {@link
   * FolderCounters} after {@code recordings}.
   */
  public Map<String, Long> counters() {
    return counters.values();
  }

  InstantSource clock() {
    return clock;
  }

  BoundedFolder folder() {
    return folder;
  }

  void countKept() {
    counters.countKept();
  }

  /** Counts a recording that could not be written, and says so, though seldom. */
  synchronized void countLost(Loss cause, String why) {
    counters.countLost(cause);
    Instant now = clock.instant();
    if (!now.isBefore(lastTold.plus(LOG_INTERVAL))) {
      lastTold = now;
      LOG.warn("A session's recording cannot be kept in {}: {}", folder.directory(), why);
    }
  }
}
