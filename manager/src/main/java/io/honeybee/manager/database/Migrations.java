package io.honeybee.manager.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.sqlite.SQLiteDataSource;

/** Brings the tables up to date. */
final class Migrations {
  private static final Duration MAX_WAIT = Duration.ofSeconds(60);
  private static final Duration LOCK_RETRY = Duration.ofMillis(20);

  private Migrations() {}

  /** One process at a time; the others wait and then find nothing to do. */
  static void run(SqliteFile file) throws IOException, SQLException {
    Path lockFile = file.sibling(".lock");
    SqliteFile.createPrivate(lockFile);
    // Closing the channel gives the lock back.
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      lock(channel, lockFile);
      file.found();
      migrate(file);
    }
  }

  private static void migrate(SqliteFile file) throws IOException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file.path().toUri());
    source.getConfig().setBusyTimeout(Math.toIntExact(SqliteFile.BUSY_TIMEOUT.toMillis()));
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:db/migration")
          // An unknown newer migration is a fault, where Flyway would go on.
          .ignoreMigrationPatterns(new String[0])
          .failOnMissingLocations(true)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayValidateException e) {
      throw new IOException(
          "the store "
              + file.path()
              + " was written by another version of this program; use that version or a newer one",
          e);
    } catch (FlywayException e) {
      throw DatabaseFault.explain(file.path(), e);
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    long deadline = System.nanoTime() + MAX_WAIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (tryLock(channel)) {
        return;
      }
      try {
        Thread.sleep(LOCK_RETRY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while another process prepares the store", e);
      }
    }
    throw new IOException(
        "another process has been preparing the store for "
            + MAX_WAIT.toSeconds()
            + " seconds; end the process that holds "
            + file);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return false;
    }
  }
}
