package io.honeybee.runtime.journal;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts lost records.
 *
 * <p>Thread rule: guarded by the {@link JournalState}'s lock.
 */
final class Losses {
  private final Map<LossCause, Long> total = new EnumMap<>(LossCause.class);
  private final Map<LossCause, Long> unreported = new EnumMap<>(LossCause.class);

  Losses() {
    for (LossCause cause : LossCause.values()) {
      total.put(cause, 0L);
    }
  }

  void add(LossCause cause, long records) {
    if (records > 0) {
      total.merge(cause, records, Long::sum);
      unreported.merge(cause, records, Long::sum);
    }
  }

  Map<LossCause, Long> total() {
    return new EnumMap<>(total);
  }

  boolean anyUnreported() {
    return !unreported.isEmpty();
  }

  /** What was lost since the last call. */
  Map<LossCause, Long> takeUnreported() {
    Map<LossCause, Long> taken = new EnumMap<>(LossCause.class);
    taken.putAll(unreported);
    unreported.clear();
    return taken;
  }
}
