package io.honeybee.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records to the newest segment and starts the next one in time. Frees room by discarding
 * the oldest.
 *
 * <p>Thread rule: the writer's thread alone.
 */
final class SegmentWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);
  private static final int BUFFER_BYTES = 128 << 10;

  private final JournalSettings settings;
  private final JournalFiles files;
  private final WriterState state;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private @Nullable Segment segment;
  private JournalFiles.@Nullable AppendFile file;

  /** What was handed to the file, forced or not. */
  private long writtenBytes;

  /** The last record in the file or the buffer. */
  private long writtenSeq;

  SegmentWriter(JournalSettings settings, JournalFiles files, WriterState state) {
    this.settings = settings;
    this.files = files;
    this.state = state;
  }

  /** The segment that is being written. */
  @Nullable Segment segment() {
    return segment;
  }

  /**
   * Returns once all records survive a power cut.
   *
   * @throws IOException when that is so for none or only the first of them; {@link #afterFailure}
   *     must be called before the next attempt
   */
  void append(List<JournalRecord> records) throws IOException {
    for (JournalRecord record : records) {
      if (segment == null
          || record.seq() != writtenSeq + 1
          || writtenBytes + buffer.position() >= settings.segmentBytes()) {
        commit();
        close();
        open(record.seq());
      }
      put(record);
    }
    commit();
  }

  private void open(long firstSeq) throws IOException {
    Segment fresh =
        new Segment(Segment.file(settings.directory(), firstSeq), firstSeq, firstSeq - 1, 0);
    file = files.open(fresh.file, 0);
    segment = fresh;
    buffer.clear().put(RecordFormat.MAGIC);
    writtenBytes = 0;
    writtenSeq = firstSeq - 1;
  }

  private void put(JournalRecord record) throws IOException {
    int bytes = RecordFormat.HEADER_BYTES + record.payload().length;
    if (bytes > buffer.remaining()) {
      flush(buffer);
    }
    if (bytes > buffer.capacity()) {
      ByteBuffer large = ByteBuffer.allocate(bytes);
      RecordFormat.put(large, record);
      flush(large);
    } else {
      RecordFormat.put(buffer, record);
    }
    writtenSeq = record.seq();
  }

  private void flush(ByteBuffer bytes) throws IOException {
    bytes.flip();
    makeRoom(bytes.remaining());
    writtenBytes += bytes.remaining();
    Objects.requireNonNull(file).write(bytes);
    bytes.clear();
  }

  private void commit() throws IOException {
    Segment current = segment;
    if (current == null || writtenSeq == current.lastSeq()) {
      return;
    }
    flush(buffer);
    Objects.requireNonNull(file).force();
    state.stored(current, writtenSeq, writtenBytes);
  }

  private void makeRoom(long bytes) {
    long unforced = segment == null ? 0 : writtenBytes - segment.dataBytes();
    while (state.diskBytes() + unforced + bytes > settings.maxBytes()) {
      WriterState.Discarded oldest = state.discardOldest(segment);
      if (oldest == null) {
        return;
      }
      LOG.warn(
          "the limit of {} bytes is reached: {} is discarded with {} unacknowledged records",
          settings.maxBytes(),
          oldest.segment().file,
          oldest.lostRecords());
      delete(oldest.segment());
    }
  }

  void delete(Segment gone) {
    try {
      files.delete(gone.file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", gone.file, e.toString());
    }
  }

  /**
   * Forgets what was written and not forced. After the first failure the same file is tried again,
   * later ones are followed by a new file, for the trouble may be with the file.
   *
   * @param failures in a row, from 1
   */
  void afterFailure(int failures) {
    buffer.clear();
    Segment current = segment;
    JournalFiles.AppendFile open = file;
    if (current == null || open == null) {
      return;
    }
    try {
      open.truncate(current.dataBytes());
      if (failures == 1 && current.dataBytes() > 0) {
        writtenBytes = current.dataBytes();
        writtenSeq = current.lastSeq();
        return;
      }
    } catch (IOException e) {
      LOG.debug("{} could not be cut", current.file, e);
    }
    abandon(open);
    if (current.dataBytes() == 0) {
      delete(current);
    }
  }

  /** Ends the segment with its mark. */
  void close() {
    Segment current = segment;
    JournalFiles.AppendFile open = file;
    if (current == null || open == null) {
      return;
    }
    try {
      buffer.clear();
      RecordFormat.putEnd(buffer, current.lastSeq());
      open.write(buffer.flip());
      open.force();
    } catch (IOException e) {
      // The mark only spares a scan at the next start.
      LOG.debug("{} got no end mark", current.file, e);
    }
    buffer.clear();
    abandon(open);
  }

  private void abandon(JournalFiles.AppendFile open) {
    segment = null;
    file = null;
    try {
      open.close();
    } catch (IOException e) {
      LOG.debug("a segment did not close", e);
    }
  }
}
