package io.honeybee.runtime.files;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the files of one {@link BoundedFolder} since the start, by the names that
 * heartbeats give it.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class FolderCounters {
  private final String prefix;
  private final BoundedFolder folder;
  private final LongAdder kept = new LongAdder();
  private final Map<Loss, LongAdder> lost = new EnumMap<>(Loss.class);

  /** Why a file was not kept. */
  public enum Loss {
    /** It was larger than a file may be. */
    OVERSIZED,
    /** The disk took no more. */
    DISK,
    /** Those that were being written took all the room, or were too many. */
    BUSY
  }

  /**
   * @param prefix of the names, such as {@code captures}
   * @param causes those that can come about
   */
  public FolderCounters(String prefix, BoundedFolder folder, Set<Loss> causes) {
    this.prefix = prefix;
    this.folder = folder;
    causes.forEach(cause -> lost.put(cause, new LongAdder()));
  }

  /** Counts a file that was kept. */
  public void countKept() {
    kept.increment();
  }

  /** Counts a file that was not kept, for one of the causes that were given. */
  public void countLost(Loss cause) {
    Objects.requireNonNull(lost.get(cause)).increment();
  }

  /**
   * {@code kept}, {@code lost} and its parts {@code lost_disk} and the like, {@code removed} and
   * {@code removed_bytes} for the folder's limits, and what is there now, {@code files} and {@code
   * bytes}; each after the prefix and an underscore.
   */
  public Map<String, Long> values() {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put(prefix + "_kept", kept.sum());
    values.put(prefix + "_lost", lost.values().stream().mapToLong(LongAdder::sum).sum());
    lost.forEach(
        (cause, count) ->
            values.put(prefix + "_lost_" + cause.name().toLowerCase(Locale.ROOT), count.sum()));
    values.put(prefix + "_removed", folder.removedFiles());
    values.put(prefix + "_removed_bytes", folder.removedBytes());
    values.put(prefix + "_files", (long) folder.fileCount());
    values.put(prefix + "_bytes", folder.fileBytes());
    return values;
  }
}
