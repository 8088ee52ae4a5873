package io.honeybee.node.spool;

import io.honeybee.protocol.PotEvent;
import io.honeybee.runtime.journal.JournalInspection;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What waits in a spool, also while its node runs: nothing is locked and nothing changed. A running
 * node is up to half a second ahead of what is seen here, and what it holds in memory because its
 * disk fails is not seen at all.
 *
 * @param dir the spool's directory
 * @param acknowledged the last {@code seq} that the manager has
 * @param waitingEvents not acknowledged
 * @param waitingBytes what they take on disk
 * @param damagedEvents not acknowledged and lost, as the files are damaged
 * @param oldest the first waiting one
 * @param newest the last waiting one
 */
public record SpoolInspection(
    Path dir,
    long acknowledged,
    long waitingEvents,
    long waitingBytes,
    long damagedEvents,
    Optional<Waiting> oldest,
    Optional<Waiting> newest) {

  /**
   * An event that waits.
   *
   * @param takenAt when the spool took it
   */
  public record Waiting(PotEvent event, Instant takenAt) {
    private static Waiting of(PotEvent event) {
      return new Waiting(event, EventRecords.takenAt(event));
    }
  }

  /** The last {@code seq} that the manager has, without reading what waits. */
  public static long acknowledged(Path dir) throws IOException {
    return JournalInspection.acknowledged(dir);
  }

  /**
   * Reads all that waits, which takes a second for each few hundred MiB.
   *
   * @throws IOException when there is no spool or it cannot be read; one sentence for the operator
   */
  public static SpoolInspection read(Path dir) throws IOException {
    JournalInspection found;
    try {
      found = JournalInspection.inspect(dir);
    } catch (NoSuchFileException e) {
      throw new IOException(dir + " (spool.dir) does not exist; a node makes it when it starts", e);
    }
    EventRecords records = new EventRecords();
    return new SpoolInspection(
        dir,
        found.acknowledged(),
        found.waiting(),
        found.waitingBytes(),
        found.damaged(),
        found.oldest().flatMap(records::decode).map(Waiting::of),
        found.newest().flatMap(records::decode).map(Waiting::of));
  }
}
