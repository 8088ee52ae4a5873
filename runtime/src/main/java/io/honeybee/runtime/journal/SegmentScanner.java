package io.honeybee.runtime.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment's records one after the other and keeps its place. A damaged record is skipped:
 * the scan goes on at the next byte where a whole record with a fitting seq begins. No payload of
 * text can pass for one, since the first byte of a record's length is 0.
 *
 * <p>Thread rule: one thread at a time.
 */
final class SegmentScanner implements Closeable {
  private static final int BUFFER_BYTES = 64 << 10;

  private final JournalFiles.ReadFile source;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

  /** Where in the file the buffer starts. */
  private long bufferStart;

  private long position = RecordFormat.MAGIC.length;
  private long lastSeq;

  private SegmentScanner(JournalFiles.ReadFile source, long firstSeq) {
    this.source = source;
    this.lastSeq = firstSeq - 1;
  }

  static SegmentScanner open(JournalFiles files, Path file, long firstSeq) throws IOException {
    return new SegmentScanner(files.read(file), firstSeq);
  }

  /** Where in the file the last record that was read ends. */
  long position() {
    return position;
  }

  /** The seq of the last record that was read; the one before the segment's first at the start. */
  long lastSeq() {
    return lastSeq;
  }

  /**
   * The next record. Where its seq is not the one after {@link #lastSeq} as it was, those between
   * are damaged.
   *
   * @param limit the file counts as ending here
   * @return null when no further record lies before the limit; a later call may find one
   */
  @Nullable JournalRecord next(long limit) throws IOException {
    for (long at = position; at + RecordFormat.HEADER_BYTES < limit; at++) {
      JournalRecord record = recordAt(at, limit);
      if (record != null) {
        position = at + RecordFormat.HEADER_BYTES + record.payload().length;
        lastSeq = record.seq();
        return record;
      }
    }
    return null;
  }

  /**
   * Whether what lies between the last good record and the limit was one whole record before it was
   * damaged, as far as that can be told.
   */
  boolean endsWithDamagedRecord(long limit) throws IOException {
    long length = limit - position - RecordFormat.HEADER_BYTES;
    if (length < 1 || length > RecordFormat.MAX_PAYLOAD_BYTES) {
      return false;
    }
    int start = locate(position, (int) (limit - position), limit);
    return start >= 0
        && (RecordFormat.length(buffer, start) == length
            || RecordFormat.intact(buffer, start, (int) length));
  }

  private @Nullable JournalRecord recordAt(long at, long limit) throws IOException {
    int start = locate(at, RecordFormat.HEADER_BYTES, limit);
    if (start < 0) {
      return null;
    }
    int length = RecordFormat.length(buffer, start);
    if (length < 1 || length > RecordFormat.MAX_PAYLOAD_BYTES || !fits(at, start)) {
      return null;
    }
    int bytes = RecordFormat.HEADER_BYTES + length;
    start = locate(at, bytes, limit);
    if (start < 0 || !RecordFormat.intact(buffer, start, length)) {
      return null;
    }
    byte[] payload = new byte[length];
    buffer.get(start + RecordFormat.HEADER_BYTES, payload);
    return new JournalRecord(RecordFormat.seq(buffer, start), payload);
  }

  /** Whether the stretch since the last good record has room for the records left out. */
  private boolean fits(long at, int start) {
    long leftOut = RecordFormat.seq(buffer, start) - lastSeq - 1;
    return leftOut >= 0 && leftOut <= (at - position) / (RecordFormat.HEADER_BYTES + 1);
  }

  /**
   * Brings some bytes of the file into the buffer.
   *
   * @return where they are there, or -1 when they go beyond the limit or the file
   */
  private int locate(long at, int count, long limit) throws IOException {
    if (at + count > limit) {
      return -1;
    }
    if (at < bufferStart || at + count > bufferStart + buffer.limit()) {
      fill(at, count, limit);
    }
    return at + count > bufferStart + buffer.limit() ? -1 : (int) (at - bufferStart);
  }

  private void fill(long at, int count, long limit) throws IOException {
    if (buffer.capacity() < count) {
      buffer = ByteBuffer.allocate(count);
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), limit - at));
    bufferStart = at;
    try {
      while (buffer.hasRemaining()) {
        if (source.read(buffer, at + buffer.position()) < 0) {
          break;
        }
      }
    } finally {
      buffer.flip();
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
