package io.honeybee.manager.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DatabaseTest {
  @TempDir Path directory;

  @Test
  void onlyTheOwnerCanReadTheFileAndItsJournals() throws IOException {
    Path file = directory.resolve("new/dir/store.db");
    try (Database database = Database.open(file)) {
      database.write(DatabaseTest::insert);
      for (String suffix : List.of("", "-wal", "-shm", ".lock")) {
        Path path = Path.of(file + suffix);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo("rw-------");
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void oldFileThatOthersCouldReadIsMadePrivate() throws IOException {
    Path file = directory.resolve("store.db");
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (Database database = Database.open(file)) {
      assertThat(count(database)).isZero();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void pathWithOddCharactersIsAPath() throws IOException {
    Path file = directory.resolve("a b?mode=memory&#%41'\"é.db");
    try (Database database = Database.open(file)) {
      database.write(DatabaseTest::insert);
    }
    assertThat(file).isRegularFile();
    try (Database database = Database.open(file)) {
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void failedWriteLeavesNothingAndItsExceptionArrivesAsItWas() throws IOException {
    try (Database database = Database.open(directory.resolve("store.db"))) {
      IOException thrown = new IOException("no more");
      assertThatThrownBy(
              () ->
                  database.write(
                      handle -> {
                        insert(handle);
                        throw thrown;
                      }))
          .isSameAs(thrown);
      assertThat(count(database)).isZero();
      database.write(DatabaseTest::insert);
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void readersCannotWriteAndForeignKeysHold() throws IOException {
    try (Database database = Database.open(directory.resolve("store.db"))) {
      assertThatThrownBy(() -> database.read(DatabaseTest::insert))
          .hasMessageContaining("readonly");
      assertThat(
              database.<Integer, RuntimeException>write(
                  handle -> handle.createQuery("PRAGMA foreign_keys").mapTo(Integer.class).one()))
          .isEqualTo(1);
      assertThat(
              database.<Integer, RuntimeException>write(
                  handle -> handle.createQuery("PRAGMA synchronous").mapTo(Integer.class).one()))
          .isEqualTo(2);
    }
  }

  @Test
  void askingTheDatabaseFromInsideIsRefusedRatherThanADeadlock() throws IOException {
    try (Database database = Database.open(directory.resolve("store.db"))) {
      assertThatThrownBy(() -> database.write(handle -> count(database)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void readGoesOnWhileAWriteIsUnderWay() throws Exception {
    try (Database database = Database.open(directory.resolve("store.db"));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch inserted = new CountDownLatch(1);
      CountDownLatch mayCommit = new CountDownLatch(1);
      Future<Boolean> writing =
          threads.submit(
              () ->
                  database.write(
                      handle -> {
                        insert(handle);
                        inserted.countDown();
                        return mayCommit.await(30, TimeUnit.SECONDS);
                      }));
      inserted.await();
      assertThat(count(database)).isZero();
      mayCommit.countDown();
      assertThat(writing.get()).isTrue();
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void manyWritersOfTwoOpenDatabasesAllSucceed() throws Exception {
    Path file = directory.resolve("store.db");
    try (Database one = Database.open(file);
        Database other = Database.open(file);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        Database database = i % 2 == 0 ? one : other;
        writes.add(() -> database.write(DatabaseTest::insert));
      }
      for (Future<Integer> write : threads.invokeAll(writes)) {
        assertThat(write.get()).isEqualTo(1);
      }
      assertThat(count(one)).isEqualTo(100);
    }
  }

  @Test
  void databasesOpenedAtOnceMakeTheTablesOnce() throws Exception {
    Path file = directory.resolve("store.db");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Database>> opens = Collections.nCopies(8, open(file));
      for (Future<Database> opened : threads.invokeAll(opens)) {
        opened.get().close();
      }
    }
  }

  private static Callable<Database> open(Path file) {
    return () -> Database.open(file);
  }

  @Test
  void fileThatIsNoDatabaseIsRefusedWithTheRemedy() throws IOException {
    Path file = directory.resolve("store.db");
    Files.writeString(file, "this is a text and surely no database".repeat(100));
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no database; move it away");
  }

  @Test
  void storeOfANewerVersionIsRefused() throws Exception {
    Path file = directory.resolve("store.db");
    Database.open(file).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT 9000, '9000', 'later', type, 'V9000__later.sql',"
              + " 1, installed_by, installed_on, 1, success FROM flyway_schema_history"
              + " WHERE version = '1'");
    }
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was written by another version of this program");
  }

  @Test
  void directoryInPlaceOfTheFileIsRefused() {
    assertThatThrownBy(() -> Database.open(directory)).hasMessageContaining("is a directory");
  }

  @Test
  void removedSpaceGoesBackToTheDisk() throws IOException {
    Path file = directory.resolve("store.db");
    try (Database database = Database.open(file)) {
      database.write(
          handle -> handle.execute("CREATE TABLE filler AS SELECT randomblob(4000000) AS bytes"));
      long full = database.usedBytes();
      database.write(handle -> handle.execute("DELETE FROM filler"));
      assertThat(database.usedBytes()).isLessThan(full - 3_900_000);
      database.reclaim(10_000);
    }
    assertThat(Files.size(file)).isLessThan(1_000_000);
  }

  @Test
  void backupIsAWholePrivateDatabaseAndNeverReplacesAFile() throws IOException {
    Path copy = directory.resolve("copy?.db");
    try (Database database = Database.open(directory.resolve("store.db"))) {
      database.write(DatabaseTest::insert);
      database.backup(copy);
      assertThatThrownBy(() -> database.backup(copy)).hasMessageContaining("exists already");
      assertThatThrownBy(() -> database.backup(directory.resolve("nowhere/copy.db")))
          .isInstanceOf(IOException.class);
      assertThat(directory.resolve("nowhere")).doesNotExist();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    try (Database database = Database.open(copy)) {
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void failedBackupLeavesWhatWasThereBefore() throws IOException {
    Path text = Files.writeString(directory.resolve("notes"), "mine");
    Path empty = Files.createFile(directory.resolve("empty"));
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Path link =
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere/copy.db"));
    try (Database database = Database.open(directory.resolve("store.db"))) {
      for (Path taken : List.of(text, empty, folder, link)) {
        assertThatThrownBy(() -> database.backup(taken))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("exists already");
        assertThat(Files.exists(taken, LinkOption.NOFOLLOW_LINKS)).as(taken.toString()).isTrue();
      }
    }
    assertThat(text).hasContent("mine");
    assertThat(empty).isEmptyFile();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void backupThatFailsHalfWayLeavesNothingOfItself() throws Exception {
    Path file = directory.resolve("store.db");
    Path copy = directory.resolve("copy.db");
    try (Database database = Database.open(file)) {
      // The store is gone under the running program; what the backup opens is no store any more.
      Files.writeString(file, "this is a text and surely no database".repeat(1_000));
      assertThatThrownBy(() -> database.backup(copy))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be written");
      assertThat(copy).doesNotExist();
    }
  }

  @Test
  void closedDatabaseSaysSo() throws IOException {
    Database database = Database.open(directory.resolve("store.db"));
    database.close();
    assertThatThrownBy(() -> count(database))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static int insert(Handle handle) {
    return handle.execute(
        "INSERT INTO events"
            + " (node_id, event_id, pot_id, pot_type, event_type, timestamp, received_at, data)"
            + " VALUES (1, hex(randomblob(8)), 'p', 't', 'e', 0, 0, '{}')");
  }

  private static int count(Database database) {
    return database.<Integer, RuntimeException>read(
        handle -> handle.createQuery("SELECT count(*) FROM events").mapTo(Integer.class).one());
  }
}
