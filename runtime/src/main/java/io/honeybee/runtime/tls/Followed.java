package io.honeybee.runtime.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read from files, and is read again when they change. Files that cannot be used leave the
 * last good reading in force, with one warning.
 *
 * <p>Thread rule: any thread. One of them reads the files again; the others meanwhile go on with
 * what there is.
 */
final class Followed<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Followed.class);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  /** Reads the files; the failure's message says which one and why. */
  interface Reader<T> {
    T read() throws TlsFailure;
  }

  private final String section;
  private final List<Path> files;
  private final Reader<T> reader;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile T current;
  private volatile Instant lastLook;
  // These three belong to whoever holds the lock.
  private List<FileStamp> usedStamps;
  private @Nullable List<FileStamp> refusedStamps;
  private boolean warned;

  /**
   * @param section names the files' group in messages
   * @throws TlsFailure when the files cannot be used now
   */
  Followed(String section, List<Path> files, Reader<T> reader, InstantSource clock)
      throws TlsFailure {
    this.section = section;
    this.files = List.copyOf(files);
    this.reader = reader;
    this.clock = clock;
    // Stamps first: what changes while it is read is read once more.
    this.usedStamps = FileStamp.of(files);
    this.current = reader.read();
    this.lastLook = clock.instant();
  }

  /** The last good reading; looks at the files at most once a second. */
  T current() {
    if (lookIsDue() && looking.tryLock()) {
      try {
        if (lookIsDue()) {
          lastLook = clock.instant();
          look();
        }
      } finally {
        looking.unlock();
      }
    }
    return current;
  }

  private boolean lookIsDue() {
    // The absolute difference, so that a clock that was set back does not stop the looking.
    return Duration.between(lastLook, clock.instant()).abs().compareTo(LOOK_INTERVAL) >= 0;
  }

  private void look() {
    List<FileStamp> stamps = FileStamp.of(files);
    if (stamps.equals(usedStamps)) {
      refusedStamps = null;
      return;
    }
    boolean seenBefore = stamps.equals(refusedStamps);
    if (seenBefore && warned) {
      return;
    }
    try {
      current = reader.read();
      usedStamps = stamps;
      refusedStamps = null;
      LOG.info("{}: read {} again", section, files);
    } catch (TlsFailure e) {
      // A certificate and its key are replaced one after the other, and not everybody renames:
      // only what is still wrong at the next look is worth a warning.
      warned = seenBefore;
      refusedStamps = stamps;
      if (warned) {
        LOG.warn("{}; the one that was read before stays in use", e.getMessage());
      }
    }
  }
}
