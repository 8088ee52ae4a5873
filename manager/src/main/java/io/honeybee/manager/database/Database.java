package io.honeybee.manager.database;

import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.core.HandleCallback;

/**
 * One SQLite file: many readers, one writer at a time. Other processes may have it open too.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Database implements AutoCloseable {

  private Database() {}

  /**
   * Opens the file, making it (mode 0600) when absent, and brings its tables up to date.
   *
   * @throws IOException when it cannot be used; the message says what to do
   */
  public static Database open(Path file) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Reads in one snapshot. */
  public <R, X extends Exception> R read(HandleCallback<R, X> work) throws X {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Writes in one transaction, durable (fsync) when this returns. One writer at a time. */
  public <R, X extends Exception> R write(HandleCallback<R, X> work) throws X {
    throw new UnsupportedOperationException("not built yet");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("not built yet");
  }
}
