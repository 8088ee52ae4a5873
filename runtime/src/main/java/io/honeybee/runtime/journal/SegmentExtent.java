package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a segment's file goes.
 *
 * @param lastSeq its last record; the one before its first when it holds none
 * @param dataBytes where its last record ends
 * @param fileBytes the whole file
 * @param closed whether it was closed in order
 * @param readable whether it could be read to its end; if not, more records may follow
 * @param damagedAtEnd records at the end that are whole but not as they were written, 0 or 1; 1
 *     also stands for what cannot be read, since nobody knows how many records that is
 */
record SegmentExtent(
    long lastSeq,
    long dataBytes,
    long fileBytes,
    boolean closed,
    boolean readable,
    int damagedAtEnd) {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentExtent.class);

  /** Reads the end mark, or all records when there is none. Changes nothing. */
  static SegmentExtent measure(JournalFiles files, Path file, long firstSeq) throws IOException {
    try (JournalFiles.ReadFile source = files.read(file)) {
      long fileBytes = source.size();
      long endMark = fileBytes - RecordFormat.HEADER_BYTES;
      if (endMark >= RecordFormat.MAGIC.length) {
        ByteBuffer end = endOf(source, file, endMark);
        long lastSeq = RecordFormat.seq(end, 0);
        if (!end.hasRemaining() && RecordFormat.isEnd(end, 0) && lastSeq >= firstSeq - 1) {
          return new SegmentExtent(lastSeq, endMark, fileBytes, true, true, 0);
        }
      }
      return scan(files, file, firstSeq, fileBytes);
    }
  }

  private static ByteBuffer endOf(JournalFiles.ReadFile source, Path file, long endMark) {
    ByteBuffer end = ByteBuffer.allocate(RecordFormat.HEADER_BYTES);
    try {
      while (end.hasRemaining() && source.read(end, endMark + end.position()) >= 0) {
        // Until it is whole.
      }
    } catch (IOException e) {
      LOG.error("{} cannot be read at byte {}", file, endMark + end.position(), e);
    }
    return end;
  }

  private static SegmentExtent scan(JournalFiles files, Path file, long firstSeq, long fileBytes)
      throws IOException {
    try (SegmentScanner scanner = SegmentScanner.open(files, file, firstSeq)) {
      int damaged = 0;
      boolean readable = true;
      try {
        while (scanner.next(fileBytes) != null) {
          // To the last one.
        }
        damaged = scanner.endsWithDamagedRecord(fileBytes) ? 1 : 0;
      } catch (IOException e) {
        // What was read so far is worth more than a node that does not start.
        LOG.error("{} cannot be read after byte {}", file, scanner.position(), e);
        readable = false;
        damaged = 1;
      }
      return new SegmentExtent(
          scanner.lastSeq(), scanner.position(), fileBytes, false, readable, damaged);
    }
  }
}
