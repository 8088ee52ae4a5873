package io.honeybee.node.spool;

import com.github.f4b6a3.ulid.Ulid;
import io.honeybee.protocol.Capability;
import io.honeybee.protocol.Decoded;
import io.honeybee.protocol.EventFormat;
import io.honeybee.protocol.ManagerDialect;
import io.honeybee.protocol.PotEvent;
import io.honeybee.protocol.WireCodec;
import io.honeybee.runtime.journal.JournalRecord;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events as the journal keeps them: the canonical envelope without {@code seq}, which is the
 * record's own, and no larger or deeper than any manager reads.
 *
 * <p>Thread rule: any thread.
 */
final class EventRecords {
  private final WireCodec codec = new WireCodec();
  private final ManagerDialect widest =
      new ManagerDialect(codec, EnumSet.allOf(Capability.class), EventFormat.POT_EVENT);

  /** The event's bytes with this id in place of its own. */
  byte[] encode(PotEvent event, String id) {
    return widest.line(withIdentity(event, id, null)).orElseThrow();
  }

  /** The event, or nothing when the record holds none. */
  Optional<PotEvent> decode(JournalRecord record) {
    return codec.decode(record.payload()) instanceof Decoded.Ok(PotEvent event)
        ? Optional.of(withIdentity(event, event.eventId(), record.seq()))
        : Optional.empty();
  }

  /** When the spool took an event; its own timestamp is the pot's. */
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
