package io.honeybee.node.spool;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.Journal;
import io.honeybee.runtime.journal.JournalRecord;
import io.honeybee.runtime.journal.JournalSettings;
import io.honeybee.runtime.journal.LossCause;
import io.honeybee.runtime.journal.Receipt;
import io.honeybee.runtime.lifecycle.Service;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events in the order of their {@code seq}, durable. A {@code seq} is given once and never again,
 * also over restarts; after a crash some numbers are left out.
 *
 * <p>Thread rule: any thread; those who read take turns.
 */
public final class EventSpool implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(EventSpool.class);
  private static final long MAX_READ_BYTES = 1L << 20;

  private final SpoolSettings settings;
  private final InstantSource clock;
  private final SpoolLossListener lossListener;
  private final EventIds ids;
  private final EventRecords records = new EventRecords();
  private final SpoolCounters counters;
  private volatile @Nullable Journal journal;

  /**
   * A spool that opens its directory at {@link #start}.
   *
   * @param lossListener told of lost events, at most once a second for each cause; it must not
   *     block and may be called from any thread
   */
  public EventSpool(
      SpoolSettings settings,
      InstantSource clock,
      RandomGenerator random,
      SpoolLossListener lossListener) {
    this.settings = settings;
    this.clock = clock;
    this.lossListener = lossListener;
    this.ids = new EventIds(clock, random);
    this.counters = new SpoolCounters(clock, records);
  }

  @Override
  public String name() {
    return "spool";
  }

  /** Opens the directory. What was not acknowledged before is there again. */
  @Override
  public void start() throws IOException {
    try {
      journal =
          Journal.open(
              JournalSettings.of(settings.dir(), settings.maxBytes(), settings.memoryBytes()),
              clock,
              (cause, lost) -> lossListener.lost(lost, reason(cause)));
    } catch (AccessDeniedException e) {
      throw new IOException(
          "the spool (spool.dir) cannot be opened: this user may not write " + e.getFile(), e);
    } catch (IOException e) {
      throw new IOException("the spool (spool.dir) cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Events that come after this are lost, and counted. */
  @Override
  public void stop() {
    Journal open = journal;
    if (open != null) {
      open.close();
    }
  }

  /**
   * Gives the event its {@code seq} and {@code event_id} (a ULID) in place of those it has, and
   * returns once it is on disk, or held in memory because the disk cannot be written, or counted as
   * lost. Never throws for trouble with the disk. What is more than a manager reads at once (64
   * KiB) is shortened and marked as truncated. Any thread.
   */
  public void append(PotEvent event) {
    journal().append(record(event));
  }

  /**
   * Takes events as {@link #append} does, in their order, but waits for nothing but room for them
   * in memory: so one sender can have many events on their way to the disk. Any thread.
   */
  public Receipt submit(List<PotEvent> events) {
    return journal().submit(events.stream().map(this::record).toList());
  }

  /**
   * Whether the disk falls behind or fails, so that more than half of {@code spool.memory_limit} is
   * in use. Who can make others wait should; the rest is for those who cannot. Any thread.
   */
  public boolean isCrowded() {
    return journal().isCrowded();
  }

  /** Whether {@code spool.max_size} is nearly used up, so that soon the oldest events go. */
  public boolean isNearlyFull() {
    return journal().isNearlyFull();
  }

  private byte[] record(PotEvent event) {
    counters.seen();
    return records.encode(event, ids.next());
  }

  /**
   * The events after a {@code seq}, oldest first; waits for the first one. Numbers may be left out
   * between them. Gives no more than about 1 MiB at a time.
   *
   * @return empty when none came within {@code wait}
   */
  public List<PotEvent> read(long afterSeq, int maxEvents, Duration wait)
      throws InterruptedException {
    Journal open = journal();
    List<PotEvent> events = new ArrayList<>();
    List<JournalRecord> found = open.read(afterSeq, maxEvents, MAX_READ_BYTES, wait);
    while (!found.isEmpty()) {
      for (JournalRecord record : found) {
        records.decode(record).ifPresentOrElse(events::add, () -> open.reject(record.seq()));
      }
      if (!events.isEmpty()) {
        break;
      }
      found = open.read(found.getLast().seq(), maxEvents, MAX_READ_BYTES, Duration.ZERO);
    }
    return events;
  }

  /**
   * Some of the newest events after a {@code seq}, in their order, of which no more than {@code
   * maxBehind} newer ones are left out. Never waits; what is seen here alone does not count as read
   * and cannot be acknowledged.
   *
   * @param maxBytes at least one event is given even so
   */
  public List<PotEvent> recent(long afterSeq, int maxBehind, int maxEvents, long maxBytes) {
    return journal().recent(afterSeq, maxBehind, maxEvents, maxBytes).stream()
        .flatMap(record -> records.decode(record).stream())
        .toList();
  }

  /** How long ago the spool took an event. */
  public Duration age(PotEvent event) {
    return Duration.between(EventRecords.takenAt(event), clock.instant());
  }

  /**
   * All up to this {@code seq}, as unsigned 64 bits, are on the manager's disk: their space may be
   * freed. What was never read cannot be acknowledged.
   */
  public void acknowledge(long upToSeq) {
    // Nobody ever counts to 2^63; a number that looks negative is beyond all that was read.
    if (!journal().acknowledge(upToSeq < 0 ? Long.MAX_VALUE : upToSeq)) {
      LOG.warn(
          "the manager acknowledged event {}, which was never sent",
          Long.toUnsignedString(upToSeq));
    }
  }

  /** The last acknowledged {@code seq}, also over restarts; 0 when there is none. */
  public long acknowledged() {
    return journal().acknowledged();
  }

  /**
   * Figures since the start, by name: {@code seen}, {@code spooled} (on disk), {@code acked},
   * {@code dropped} (all causes) and {@code dropped_limit}, {@code dropped_damaged}, {@code
   * dropped_disk}, {@code dropped_oversized}, {@code dropped_closed}; and what is there now: {@code
   * waiting} (not acknowledged), {@code held_in_memory} (of these, the ones that are in memory
   * alone since the disk fails), {@code spool_bytes}, {@code segments}, {@code oldest_unacked_ms}
   * (its age).
   */
  public Map<String, Long> counters() {
    return counters.read(journal());
  }

  private Journal journal() {
    Journal open = journal;
    if (open == null) {
      throw new IllegalStateException("the spool is not started");
    }
    return open;
  }

  private static String reason(LossCause cause) {
    return switch (cause) {
      case LIMIT -> "the spool reached spool.max_size, so its oldest events went";
      case DAMAGED -> "the spool's files were damaged";
      case DISK -> "the spool could not be written and spool.memory_limit was reached";
      case OVERSIZED -> "the events were larger than 1 MiB";
      case CLOSED -> "the events came while the node was stopping";
    };
  }
}
