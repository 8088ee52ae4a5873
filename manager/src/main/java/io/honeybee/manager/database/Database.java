package io.honeybee.manager.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;

/**
 * One SQLite file: many readers, one writer at a time. Other processes may have it open too.
 *
 * <p>The work that is given to {@link #read} and {@link #write} runs on a thread of the database,
 * in a transaction that is already begun; it must not ask the database again, nor begin or end a
 * transaction. What it throws comes to the caller as it was.
 *
 * <p>Thread rule: safe for use by any thread; the caller waits. An interrupt does not end the wait.
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;

  private final SqliteFile file;
  private final Connections writer;
  private final Connections readers;

  private Database(SqliteFile file, Connections writer, Connections readers) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Opens the file, making it (mode 0600) when absent, and brings its tables up to date.
   *
   * @throws IOException when it cannot be used; the message says what to do
   */
  public static Database open(Path path) throws IOException {
    SqliteFile file = SqliteFile.prepare(path);
    List<Connection> opened = new ArrayList<>();
    try {
      Migrations.run(file);
      opened.add(file.openWriter());
      for (int i = 0; i < READERS; i++) {
        opened.add(file.openReader());
      }
    } catch (SQLException e) {
      for (Connection connection : opened) {
        closeQuietly(connection, e);
      }
      throw DatabaseFault.explain(file.path(), e);
    }
    return new Database(
        file,
        new Connections("database writer", opened.subList(0, 1), "BEGIN IMMEDIATE"),
        new Connections("database reader", opened.subList(1, opened.size()), "BEGIN"));
  }

  /** Reads in one snapshot. */
  public <R, X extends Exception> R read(HandleCallback<R, X> work) throws X {
    return readers.inTransaction(work);
  }

  /** Writes in one transaction, durable (fsync) when this returns. One writer at a time. */
  public <R, X extends Exception> R write(HandleCallback<R, X> work) throws X {
    return writer.inTransaction(work);
  }

  /** Bytes in use, without what removed rows have left behind and without the journal. */
  public long usedBytes() {
    return read(
        handle ->
            (pragma(handle, "page_count") - pragma(handle, "freelist_count"))
                * pragma(handle, "page_size"));
  }

  /** Bytes of the file that removed rows have left behind. */
  public long freeBytes() {
    return read(handle -> pragma(handle, "freelist_count") * pragma(handle, "page_size"));
  }

  /**
   * Gives space that removed rows have left behind back to the disk.
   *
   * @param maxPages how many pages of 4 KiB at the most; writers wait meanwhile
   */
  public void reclaim(int maxPages) {
    writer.withoutTransaction(
        handle -> {
          try (Statement statement = handle.getConnection().createStatement()) {
            // A page a step, and executeUpdate is what makes every step.
            return statement.executeUpdate("PRAGMA incremental_vacuum(" + maxPages + ")");
          } catch (SQLException e) {
            throw new ConnectionException(e);
          }
        });
  }

  /**
   * Writes a consistent copy, made durable before this returns, while everything goes on. Mode
   * 0600.
   *
   * @param copy must not exist
   * @throws IOException when it cannot be written; nothing is left of it then, and what was there
   *     before stays
   */
  public void backup(Path copy) throws IOException {
    Path target = copy.toAbsolutePath();
    try {
      SqliteFile.createNew(target);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(copy + " exists already; name a new file for the backup", e);
    } catch (IOException e) {
      throw failedBackup(copy, e);
    }
    // From here on the file is this backup's own.
    try (Connections own =
        new Connections("database backup", List.of(file.openWriter()), "BEGIN")) {
      own.withoutTransaction(handle -> handle.execute("VACUUM INTO ?", target.toUri().toString()));
      SqliteFile.sync(target);
    } catch (IOException | SQLException | JdbiException e) {
      Files.deleteIfExists(target);
      throw failedBackup(copy, e);
    }
  }

  private static IOException failedBackup(Path copy, Exception reason) {
    return new IOException(
        "the backup " + copy + " cannot be written: " + reason.getMessage(), reason);
  }

  private static long pragma(Handle handle, String name) {
    return handle.createQuery("PRAGMA " + name).mapTo(Long.class).one();
  }

  private static void closeQuietly(Connection connection, SQLException reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Waits for the work under way; later work fails with an {@link IllegalStateException}. */
  @Override
  public void close() {
    readers.close();
    // Last, since the last connection moves the journal's content into the file.
    writer.close();
  }

  /** The file's absolute path. */
  public Path path() {
    return file.path();
  }
}
