package io.honeybee.manager.database;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** The file and how it is opened. Immutable; any thread. */
final class SqliteFile {
  /** How long a writer waits for another process that writes. */
  static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int CACHE_KIB = 8 * 1024;
  private static final int WAL_CHECKPOINT_PAGES = 4_000;
  private static final int WAL_KEPT_BYTES = 64 << 20;

  private final Path path;

  private SqliteFile(Path path) {
    this.path = path;
  }

  /** Makes the file when absent. Its journals get their mode from it. */
  static SqliteFile prepare(Path file) throws IOException {
    Path path = file.toAbsolutePath();
    Path directory = path.getParent();
    if (directory == null || Files.isDirectory(path)) {
      throw new IOException(file + " is a directory; store.file must name a file");
    }
    DurableFile.makePrivateDirectory(directory);
    try {
      createPrivate(path);
      if (DurableFile.hasModes(path)) {
        Files.setPosixFilePermissions(path, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new IOException("the store " + path + " cannot be made private to its owner: " + e, e);
    }
    return new SqliteFile(path);
  }

  /** Makes an empty file, mode 0600, unless there is one. */
  static void createPrivate(Path path) throws IOException {
    try {
      createNew(path);
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker, or it is an old file.
    }
  }

  /**
   * Makes an empty file, mode 0600.
   *
   * @throws FileAlreadyExistsException when there is anything by that name, be it a broken link
   */
  static void createNew(Path path) throws IOException {
    if (DurableFile.hasModes(path)) {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createFile(path);
    }
  }

  Path path() {
    return path;
  }

  /** A file beside the database. */
  Path sibling(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  /** Sets what must be set before the first table is there; without effect later. */
  void found() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
    try (Connection connection = open(config);
        Statement statement = connection.createStatement()) {
      // Space of removed events then goes back in small steps, never by rewriting the file.
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  Connection openWriter() throws SQLException {
    SQLiteConfig config = config();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setJournalSizeLimit(WAL_KEPT_BYTES);
    config.setWalAutocheckpoint(WAL_CHECKPOINT_PAGES);
    return open(config);
  }

  Connection openReader() throws SQLException {
    Connection connection = open(config());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
    config.enforceForeignKeys(true);
    // Negative means KiB.
    config.setCacheSize(-CACHE_KIB);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    return config;
  }

  private Connection open(SQLiteConfig config) throws SQLException {
    // As a URI, so that no character of the path means anything else.
    return JDBC.createConnection("jdbc:sqlite:" + path.toUri(), config.toProperties());
  }

  /** Makes a file's content and its name survive a power cut. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path directory = file.getParent();
    if (directory != null) {
      DurableFile.syncDirectory(directory);
    }
  }
}
