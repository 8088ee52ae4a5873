package io.honeybee.capture;

import io.honeybee.runtime.files.BoundedFolder;
import io.honeybee.runtime.files.FolderCounters;
import io.honeybee.runtime.files.FolderCounters.Loss;
import io.honeybee.runtime.net.SourceQuota;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what attackers upload or have fetched: each content once, in a file of mode 0400 named by
 * its SHA-256, in a folder of mode 0700 that keeps its limits by removing what was seen longest
 * ago.
 *
 * <pre>{@code
 * try (Capture capture = context.captures().begin()) {
 *   capture.write(bytes); // as they come
 *   events.report("session.file_upload",
 *       new EventFields().text("filename", name).captured(capture.finish()));
 * }
 * }</pre>
 *
 * <p>No trouble with the disk reaches the session: what could not be kept is hashed all the same,
 * and {@link Captured#trouble} says why.
 *
 * <p>Thread rule: safe for use by any thread. Memory: a hash and two numbers a file kept. At most
 * {@value #MAX_OPEN} files are written at a time.
 */
public final class CaptureStore {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureStore.class);
  private static final int MAX_OPEN = 200;
  private static final int MAX_OPEN_PER_SOURCE = 50;
  private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

  private final CaptureSettings settings;
  private final InstantSource clock;
  private final BoundedFolder folder;
  private final Semaphore open = new Semaphore(MAX_OPEN);
  private final SourceQuota bySource = new SourceQuota(MAX_OPEN, MAX_OPEN_PER_SOURCE);
  private final FolderCounters counters;
  private final LongAdder seenAgain = new LongAdder();
  private Instant lastTold = Instant.EPOCH;

  /**
   * Does no I/O.
   *
   * @param directory the store's own; made when the first file comes
   */
  public CaptureStore(Path directory, CaptureSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.folder = new BoundedFolder(directory, settings.folder(), clock);
    this.counters = new FolderCounters("captures", folder, EnumSet.allOf(Loss.class));
  }

  /**
   * Begins a file of at most the configured size that this source uploads. One source has at most
   * {@value #MAX_OPEN_PER_SOURCE} files open at a time, so that it cannot take the places of all.
   */
  public Capture begin(InetAddress source) {
    return new Capture(this, settings.maxFileBytes(), source);
  }

  /** Begins a file of at most the configured size. */
  public Capture begin() {
    return begin(settings.maxFileBytes());
  }

  /** Begins a file of at most so many bytes, and never more than the configured size. */
  public Capture begin(long maxBytes) {
    return new Capture(this, Math.min(maxBytes, settings.maxFileBytes()), null);
  }

  /** Keeps a whole file. */
  public Captured keep(byte[] content) {
    try (Capture capture = begin()) {
      capture.write(content, 0, content.length);
      return capture.finish();
    }
  }

  /** Removes what is too old; does nothing before the first file came. */
  public void prune() {
    folder.prune();
  }

  /**
   * What the store did since the start, by the names that heartbeats give it: those of {@link
   * FolderCounters} after {@code captures}, and {@code captures_seen_again}.
   */
  public Map<String, Long> counters() {
    Map<String, Long> values = counters.values();
    values.put("captures_seen_again", seenAgain.sum());
    return values;
  }

  BoundedFolder folder() {
    return folder;
  }

  String outfile(String sha256) {
    return folder.directory().getFileName() + "/" + sha256;
  }

  boolean tryOpen(@Nullable InetAddress source) {
    if (source != null && !bySource.tryAcquire(source)) {
      return false;
    }
    boolean opened = open.tryAcquire();
    if (!opened && source != null) {
      bySource.release(source);
    }
    return opened;
  }

  void closed(@Nullable InetAddress source) {
    open.release();
    if (source != null) {
      bySource.release(source);
    }
  }

  void countKept(boolean isNew) {
    if (isNew) {
      counters.countKept();
    } else {
      seenAgain.increment();
    }
  }

  void countLost(Loss cause) {
    counters.countLost(cause);
  }

  /** Seldom: a full disk fails each file that comes. */
  synchronized void tell(IOException fault) {
    Instant now = clock.instant();
    if (!now.isBefore(lastTold.plus(LOG_INTERVAL))) {
      lastTold = now;
      LOG.warn(
          "Captured files cannot be kept in {}: {}; events still carry their SHA-256",
          folder.directory(),
          fault.toString());
    }
  }
}
