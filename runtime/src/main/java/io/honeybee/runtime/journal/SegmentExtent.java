package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a segment's file goes.
 *
 * @param lastSeq its last record; the one before its first when it holds none
 * @param dataBytes where its last record ends
 * @param fileBytes the whole file
 * @param closed whether it was closed in order
 * @param damagedAtEnd records at the end that are whole but not as they were written, 0 or 1
 */
record SegmentExtent(
    long lastSeq, long dataBytes, long fileBytes, boolean closed, int damagedAtEnd) {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentExtent.class);

  /** Reads the end mark, or all records when there is none. Changes nothing. */
  static SegmentExtent measure(Path file, long firstSeq) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long fileBytes = channel.size();
      long endMark = fileBytes - RecordFormat.HEADER_BYTES;
      if (endMark >= RecordFormat.MAGIC.length) {
        ByteBuffer end = ByteBuffer.allocate(RecordFormat.HEADER_BYTES);
        while (end.hasRemaining() && channel.read(end, endMark + end.position()) >= 0) {
          // Until it is whole.
        }
        long lastSeq = RecordFormat.seq(end, 0);
        if (!end.hasRemaining() && RecordFormat.isEnd(end, 0) && lastSeq >= firstSeq - 1) {
          return new SegmentExtent(lastSeq, endMark, fileBytes, true, 0);
        }
      }
      return scan(file, firstSeq, fileBytes);
    }
  }

  private static SegmentExtent scan(Path file, long firstSeq, long fileBytes) throws IOException {
    try (SegmentScanner scanner = SegmentScanner.open(file, firstSeq)) {
      int damaged = 0;
      try {
        while (scanner.next(fileBytes) != null) {
          // To the last one.
        }
        damaged = scanner.endsWithDamagedRecord(fileBytes) ? 1 : 0;
      } catch (IOException e) {
        // What was read so far is worth more than a node that does not start.
        LOG.error("{} cannot be read after byte {}", file, scanner.position(), e);
      }
      return new SegmentExtent(scanner.lastSeq(), scanner.position(), fileBytes, false, damaged);
    }
  }
}
