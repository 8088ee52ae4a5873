package io.honeybee.world.files;

import io.honeybee.world.files.FileNode.Directory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that visitors left, for when they come back: many upload with one connection and run
 * with the next.
 *
 * <p>Bounds: those of the {@value #MAX_SOURCES} sources that left last, {@value #MAX_SOURCE_BYTES}
 * bytes each and {@value #MAX_BYTES} bytes in all, for an hour after the last visit. Who left more
 * finds the machine as it was at first. Thread rule: safe for use by any thread.
 */
public final class LeftFiles {
  static final int MAX_SOURCES = 100;
  static final long MAX_SOURCE_BYTES = 2L << 20;
  static final long MAX_BYTES = 16L << 20;
  private static final Duration KEPT = Duration.ofHours(1);

  private final InstantSource clock;

  /** By source, the one that left longest ago first. */
  private final Map<String, Left> left = new LinkedHashMap<>();

  private long bytes;

  private record Left(Tree tree, Instant when) {}

  /**
   * A file system that a session left.
   *
   * @param bytes what it costs beyond the machine's own
   */
  record Tree(Directory root, long bytes) {}

  public LeftFiles(InstantSource clock) {
    this.clock = clock;
  }

  /** What a source left, or null when there is nothing of it. */
  synchronized @Nullable Tree find(String source) {
    prune();
    Left found = left.get(source);
    return found == null ? null : found.tree();
  }

  /** Keeps what a source leaves, in place of what it left before. */
  synchronized void keep(String source, Tree tree) {
    forget(left.remove(source));
    if (tree.bytes() <= MAX_SOURCE_BYTES) {
      left.put(source, new Left(tree, clock.instant()));
      bytes += tree.bytes();
    }
    prune();
  }

  private void prune() {
    Instant oldest = clock.instant().minus(KEPT);
    Iterator<Left> eldest = left.values().iterator();
    while (eldest.hasNext()) {
      Left next = eldest.next();
      boolean tooMuch = left.size() > MAX_SOURCES || bytes > MAX_BYTES;
      if (!tooMuch && !next.when().isBefore(oldest)) {
        return;
      }
      eldest.remove();
      forget(next);
    }
  }

  private void forget(@Nullable Left gone) {
    if (gone != null) {
      bytes -= gone.tree().bytes();
    }
  }
}
