package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a journal's directory held when it was opened.
 *
 * @param segments those with records, oldest first
 * @param acknowledged the last acknowledged seq
 * @param nextSeq higher than any seq that was ever given
 * @param unusedFrom the limit of the seqs that may be given
 * @param cursor what the cursor's file holds now
 * @param damagedRecords lost records that were found on the way
 */
record JournalRecovery(
    List<Segment> segments,
    long acknowledged,
    long nextSeq,
    long unusedFrom,
    JournalCursor cursor,
    long damagedRecords) {

  /** How many seqs are set aside at a time; what a crash leaves of them is never used. */
  static final long RESERVED_SEQS = 10_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(JournalRecovery.class);

  /** Reads and mends the directory: cuts unfinished records off and reserves seqs. */
  static JournalRecovery recover(Path directory, JournalFiles files, InstantSource clock)
      throws IOException {
    List<Segment> segments = new ArrayList<>();
    long damaged = 0;
    List<Path> found = segmentFiles(directory);
    for (int i = 0; i < found.size(); i++) {
      Path file = found.get(i);
      long firstSeq = Segment.firstSeq(file);
      long followed = i + 1 < found.size() ? Segment.firstSeq(found.get(i + 1)) : Long.MAX_VALUE;
      SegmentExtent extent = SegmentExtent.measure(files, file, firstSeq);
      damaged += extent.damagedAtEnd();
      long lastSeq = Math.min(extent.lastSeq(), followed - 1);
      if (lastSeq >= firstSeq) {
        mend(file, extent, files);
        segments.add(new Segment(file, firstSeq, lastSeq, extent.dataBytes()));
      } else if (extent.readable()) {
        deleteEmpty(file, files);
      }
    }
    Optional<JournalCursor> cursor = JournalCursor.read(directory);
    long acknowledged = cursor.map(JournalCursor::acknowledged).orElse(0L);
    long nextSeq = cursor.map(JournalCursor::unusedFrom).orElse(1L);
    if (!segments.isEmpty()) {
      // Segments go only when all before them went.
      acknowledged = Math.max(acknowledged, segments.getFirst().firstSeq - 1);
      long lost = cursor.isPresent() ? 0 : RESERVED_SEQS;
      nextSeq = Math.max(nextSeq, segments.getLast().lastSeq() + 1 + lost);
    }
    return reserve(directory, files, clock, segments, acknowledged, nextSeq, damaged);
  }

  private static JournalRecovery reserve(
      Path directory,
      JournalFiles files,
      InstantSource clock,
      List<Segment> segments,
      long acknowledged,
      long nextSeq,
      long damaged) {
    JournalCursor reserved = new JournalCursor(acknowledged, nextSeq + RESERVED_SEQS);
    try {
      reserved.write(files, directory);
      return new JournalRecovery(
          segments, acknowledged, nextSeq, reserved.unusedFrom(), reserved, damaged);
    } catch (IOException e) {
      // A full disk is no reason to see nothing. The clock keeps these seqs apart from those of
      // another start that cannot write either.
      LOG.error("cannot write to {}: {}", directory, e.toString());
      long apart = Math.max(nextSeq, clock.millis() * 1000);
      JournalCursor old = new JournalCursor(acknowledged, nextSeq);
      return new JournalRecovery(
          segments, acknowledged, apart, apart + RESERVED_SEQS, old, damaged);
    }
  }

  /** The files that are a journal's segments, oldest first. */
  static List<Path> segmentFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> Segment.firstSeq(file) > 0).sorted().toList();
    }
  }

  private static void mend(Path file, SegmentExtent extent, JournalFiles files) {
    if (extent.closed() || !extent.readable()) {
      // What cannot be read is not cut off: a start before all else is acknowledged may read it.
      return;
    }
    if (extent.fileBytes() > extent.dataBytes()) {
      LOG.warn(
          "{} ends with {} bytes at byte {} that are no whole record; they are cut off",
          file,
          extent.fileBytes() - extent.dataBytes(),
          extent.dataBytes());
    }
    try (JournalFiles.AppendFile open = files.open(file, extent.dataBytes())) {
      ByteBuffer end = ByteBuffer.allocate(RecordFormat.HEADER_BYTES);
      RecordFormat.putEnd(end, extent.lastSeq());
      open.write(end.flip());
      open.force();
    } catch (IOException e) {
      LOG.warn("{} could not be closed in order: {}", file, e.toString());
    }
  }

  private static void deleteEmpty(Path file, JournalFiles files) {
    try {
      files.delete(file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", file, e.toString());
    }
  }
}
