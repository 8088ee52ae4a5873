package io.honeybee.runtime.journal;

import io.honeybee.runtime.files.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable queue of records. A record that was taken as {@link Appended#STORED} survives a crash
 * of the process and of the machine until it is acknowledged, and only the limit on disk or a
 * damaged disk can take it away, which is counted.
 *
 * <p>Thread rule: any thread; readers take turns. Appending and reading block the calling thread,
 * which may be a virtual one: files are written by one platform thread of the journal.
 */
public final class Journal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final Duration CLOSING_TIME = Duration.ofSeconds(5);

  private final JournalSettings settings;
  private final JournalState state;
  private final WriterState writerState;
  private final RecordAppender appender;
  private final RecordReader reader;
  private final DirectoryLock directoryLock;
  private final Thread writer;

  private Journal(
      JournalSettings settings,
      JournalFiles files,
      DirectoryLock directoryLock,
      JournalRecovery recovered,
      LossListener listener) {
    this.settings = settings;
    this.directoryLock = directoryLock;
    this.state = new JournalState(settings, recovered);
    this.writerState = new WriterState(state);
    this.appender = new RecordAppender(state);
    this.reader = new RecordReader(state, files);
    SegmentWriter segments = new SegmentWriter(settings, files, writerState);
    Upkeep upkeep =
        new Upkeep(
            settings.directory(), files, writerState, segments, recovered.cursor(), listener);
    // A platform thread, for forcing a file would hold the carrier of a virtual one.
    this.writer =
        Thread.ofPlatform()
            .daemon()
            .name("journal " + settings.directory().getFileName())
            .unstarted(new JournalWriter(settings, writerState, segments, upkeep));
  }

  /**
   * Opens a journal, making its directory when absent, and mends what a crash left unfinished.
   *
   * @throws IOException when the directory cannot be used, or another process uses it
   */
  public static Journal open(JournalSettings settings, InstantSource clock, LossListener listener)
      throws IOException {
    return open(settings, clock, listener, new DiskFiles());
  }

  static Journal open(
      JournalSettings settings, InstantSource clock, LossListener listener, JournalFiles files)
      throws IOException {
    DurableFile.makePrivateDirectory(settings.directory());
    DirectoryLock directoryLock = DirectoryLock.acquire(settings.directory());
    try {
      JournalRecovery recovered = JournalRecovery.recover(settings.directory(), files, clock);
      Journal journal = new Journal(settings, files, directoryLock, recovered, listener);
      journal.writer.start();
      return journal;
    } catch (IOException | RuntimeException e) {
      directoryLock.close();
      throw e;
    }
  }

  /**
   * Takes a record of 1 byte to 1 MiB and gives it the next seq. Returns when it is on disk, or
   * after {@link JournalSettings#patience} at the latest; at once while the disk fails. Never
   * throws for trouble with the disk.
   *
   * @param payload nobody may change it after this call
   */
  public Appended append(byte[] payload) {
    return appender.append(payload);
  }

  /**
   * Takes records as {@link #append} does, but waits for nothing but room for them in memory, which
   * a healthy disk makes soon: so one thread can have many records on their way.
   *
   * @param payloads nobody may change them after this call
   */
  public Receipt submit(List<byte[]> payloads) {
    return appender.submit(payloads);
  }

  /** Whether records that are not on disk take more than half of the memory that there is. */
  public boolean isCrowded() {
    return state.isCrowded();
  }

  /** Whether seven eighths of what it may take of the disk are taken. */
  public boolean isNearlyFull() {
    return state.diskBytes() >= settings.maxBytes() / 8 * 7;
  }

  /**
   * The records after a seq in their order; waits for the first one.
   *
   * @param maxBytes of payload; the last record may go beyond
   * @return none when none came within {@code wait}, or the journal was closed meanwhile
   */
  public List<JournalRecord> read(long afterSeq, int maxRecords, long maxBytes, Duration wait)
      throws InterruptedException {
    return reader.read(afterSeq, maxRecords, maxBytes, wait.toNanos());
  }

  /**
   * The first of the newest records, in their order: those that lie after a seq, are in memory and
   * are durable, and have no more than {@code maxBehind} after them. Never waits, touches no file,
   * disturbs no reader, and does not count as read: what is seen here alone cannot be acknowledged.
   *
   * @param maxBytes of payload; at least one record is given even so
   */
  public List<JournalRecord> recent(long afterSeq, int maxBehind, int maxRecords, long maxBytes) {
    return reader.recent(afterSeq, maxBehind, maxRecords, maxBytes);
  }

  /**
   * Counts a record that was read as lost, since its reader can make nothing of it. Once is as good
   * as twice.
   */
  public void reject(long seq) {
    state.reject(seq);
  }

  /**
   * All up to this seq may go. What was never read cannot be acknowledged.
   *
   * @return false when the seq is beyond all that was read; all that was read is acknowledged then
   */
  public boolean acknowledge(long upToSeq) {
    return state.acknowledge(upToSeq);
  }

  /** The last acknowledged seq, also over restarts; 0 when there is none. */
  public long acknowledged() {
    return state.acknowledged();
  }

  /**
   * The first record that is not acknowledged. Does not count as read.
   *
   * @return nothing when there is none, or it cannot be read now
   */
  public Optional<JournalRecord> oldest() {
    try {
      return Optional.ofNullable(reader.oldest());
    } catch (IOException e) {
      LOG.debug("the oldest record cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  public JournalFigures figures() {
    return state.figures();
  }

  /**
   * Writes what is held in memory, if the disk takes it, and lets go of the directory. Records that
   * come after this are refused. Returns within a few seconds.
   */
  @Override
  public void close() {
    writerState.close();
    reader.close();
    try {
      if (!writer.join(CLOSING_TIME)) {
        // The directory stays locked, for the writer may yet write.
        LOG.error("{} did not close in time: the disk does not answer", settings.directory());
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      directoryLock.close();
    } catch (IOException e) {
      LOG.warn("the lock of {} was not given back: {}", settings.directory(), e.toString());
    }
  }
}
