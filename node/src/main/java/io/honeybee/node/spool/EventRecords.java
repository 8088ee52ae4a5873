package io.honeybee.node.spool;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.PotEvent;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.journal.JournalRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Events as the journal keeps them: the canonical envelope without {@code seq}, which is the
 * record's own.
 *
 * <p>Thread rule: any thread.
 */
final class EventRecords {
  private final WireCodec codec = new WireCodec();
  private final InstantSource clock;
  private final UlidFactory ulids;

  EventRecords(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.ulids = UlidFactory.newMonotonicInstance((LongSupplier) random::nextLong, clock::millis);
  }

  /** The event's bytes, with a new id. */
  byte[] encode(PotEvent event) {
    return codec.encode(withIdentity(event, newId(), null));
  }

  private String newId() {
    // The factory's last value is what makes the ids rise; it has no lock of its own.
    synchronized (ulids) {
      return ulids.create(clock.millis()).toString();
    }
  }

  /** The event, or nothing when the record holds none. */
  Optional<PotEvent> decode(JournalRecord record) {
    return codec.decode(record.payload()) instanceof Decoded.Ok(PotEvent event)
        ? Optional.of(withIdentity(event, event.eventId(), record.seq()))
        : Optional.empty();
  }

  /** When an event was taken; its own timestamp is the pot's. */
  static Instant takenAt(PotEvent event) {
    String id = event.eventId();
    return id != null && Ulid.isValid(id) ? Ulid.getInstant(id) : event.timestamp();
  }

  private static PotEvent withIdentity(PotEvent event, @Nullable String id, @Nullable Long seq) {
    return new PotEvent(
        event.nodeId(),
        event.potId(),
        event.potType(),
        event.eventType(),
        event.timestamp(),
        event.data(),
        id,
        seq);
  }
}
