package io.honeybee.node.spool;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.lifecycle.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Events in the order of their {@code seq}, durable. */
public final class EventSpool implements Service {

  /**
   * A spool that opens its directory at {@link #start}.
   *
   * @param lossListener told of lost events, at most once a second for each cause; it must not
   *     block and may be called from any thread
   */
  @SuppressWarnings("unused") // Until the journal is in place.
  public EventSpool(
      SpoolSettings settings,
      InstantSource clock,
      RandomGenerator random,
      SpoolLossListener lossListener) {}

  /**
   * Gives the event its {@code seq} and {@code event_id} (a ULID) in place of those it has, and
   * returns once it is on disk, or counted as lost. Never throws for trouble with the disk. Any
   * thread.
   */
  public void append(PotEvent event) {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * The events after a {@code seq}, oldest first; waits for the first one.
   *
   * @return empty when none came within {@code wait}
   */
  public List<PotEvent> read(long afterSeq, int maxEvents, Duration wait)
      throws InterruptedException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** All up to this {@code seq} are on the manager's disk: their space may be freed. */
  public void acknowledge(long upToSeq) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The last acknowledged {@code seq}, also over restarts; 0 when there is none. */
  public long acknowledged() {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * {@code seen}, {@code spooled}, {@code acked}, {@code dropped}, {@code spool_bytes}, {@code
   * oldest_unacked_ms}, ...
   */
  public Map<String, Long> counters() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public String name() {
    return "spool";
  }

  @Override
  public void start() {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public void stop() {
    throw new UnsupportedOperationException("not built yet");
  }
}
