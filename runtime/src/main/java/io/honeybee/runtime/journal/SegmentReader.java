package io.honeybee.runtime.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads records from segments and keeps its place in the last one.
 *
 * <p>Thread rule: one thread at a time.
 */
final class SegmentReader {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentReader.class);

  private final JournalState state;
  private final JournalFiles files;
  private @Nullable Segment open;
  private @Nullable SegmentScanner scanner;

  SegmentReader(JournalState state, JournalFiles files) {
    this.state = state;
    this.files = files;
  }

  /**
   * A segment as far as it went at some time.
   *
   * @param lastSeq its last record then
   * @param dataBytes where that ends
   */
  record Part(Segment segment, long lastSeq, long dataBytes) {}

  /**
   * The records of a part after a seq, as many as the bounds allow; at least one if there is one.
   * Damaged ones are left out and counted.
   */
  List<JournalRecord> read(Part part, long after, int maxRecords, long maxBytes)
      throws IOException {
    SegmentScanner scan = scannerBefore(part.segment(), after);
    List<JournalRecord> records = new ArrayList<>();
    long bytes = 0;
    while (records.size() < maxRecords && bytes < maxBytes) {
      long position = scan.position();
      long expected = scan.lastSeq() + 1;
      JournalRecord record = scan.next(part.dataBytes());
      if (record == null || record.seq() > part.lastSeq()) {
        damaged(part.segment(), position, expected, part.lastSeq());
        break;
      }
      damaged(part.segment(), position, expected, record.seq() - 1);
      if (record.seq() > after) {
        records.add(record);
        bytes += record.payload().length;
      }
    }
    return records;
  }

  private SegmentScanner scannerBefore(Segment segment, long after) throws IOException {
    SegmentScanner scan = scanner;
    if (scan != null && open == segment && scan.lastSeq() <= after) {
      return scan;
    }
    close();
    scan = SegmentScanner.open(files, segment.file, segment.firstSeq);
    scanner = scan;
    open = segment;
    return scan;
  }

  private void damaged(Segment segment, long position, long from, long to) {
    if (from > to) {
      return;
    }
    long lost = state.damaged(segment, from, to);
    if (lost > 0) {
      LOG.error(
          "{} is damaged at byte {}: {} records from {} on cannot be read and are lost",
          segment.file,
          position,
          lost,
          from);
    }
  }

  /** Whether a segment could be opened and was not closed since. */
  boolean isOpen() {
    return scanner != null;
  }

  void close() {
    SegmentScanner scan = scanner;
    scanner = null;
    open = null;
    if (scan != null) {
      try {
        scan.close();
      } catch (IOException e) {
        LOG.warn("a segment did not close after reading: {}", e.toString());
      }
    }
  }
}
