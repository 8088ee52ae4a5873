package io.honeybee.node.spool;

import io.honeybee.runtime.journal.Journal;
import io.honeybee.runtime.journal.JournalFigures;
import io.honeybee.runtime.journal.LossCause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * The spool's figures by the names that heartbeats and metrics give them.
 *
 * <p>Thread rule: any thread.
 */
final class SpoolCounters {
  private final InstantSource clock;
  private final EventRecords records;
  private final LongAdder seen = new LongAdder();

  /** When the first event after a seq was taken; reading it again and again would cost. */
  private volatile Oldest oldest = new Oldest(-1, 0, Instant.MAX);

  private record Oldest(long afterSeq, long discarded, Instant takenAt) {}

  SpoolCounters(InstantSource clock, EventRecords records) {
    this.clock = clock;
    this.records = records;
  }

  void seen() {
    seen.increment();
  }

  Map<String, Long> read(Journal journal) {
    JournalFigures figures = journal.figures();
    Map<String, Long> counters = new LinkedHashMap<>();
    counters.put("seen", seen.sum());
    counters.put("spooled", figures.stored());
    counters.put("acked", figures.acknowledged());
    counters.put("dropped", figures.lost().values().stream().mapToLong(Long::longValue).sum());
    figures
        .lost()
        .forEach((cause, n) -> counters.put("dropped_" + cause.name().toLowerCase(Locale.ROOT), n));
    counters.put("waiting", figures.waiting());
    counters.put("held_in_memory", figures.held());
    counters.put("spool_bytes", figures.diskBytes());
    counters.put("segments", (long) figures.segments());
    counters.put("oldest_unacked_ms", figures.waiting() == 0 ? 0 : oldestAge(journal, figures));
    return counters;
  }

  private long oldestAge(Journal journal, JournalFigures figures) {
    long acknowledged = journal.acknowledged();
    long discarded = figures.lost().getOrDefault(LossCause.LIMIT, 0L);
    Oldest known = oldest;
    if (known.afterSeq != acknowledged || known.discarded != discarded) {
      Instant takenAt =
          journal.oldest().flatMap(records::decode).map(EventRecords::takenAt).orElse(Instant.MAX);
      known = new Oldest(acknowledged, discarded, takenAt);
      oldest = known;
    }
    if (known.takenAt.equals(Instant.MAX)) {
      return 0;
    }
    return Math.max(0, Duration.between(known.takenAt, clock.instant()).toMillis());
  }
}
