package io.honeybee.app.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.app.CommandRun;
import io.honeybee.app.RunningManager;
import io.honeybee.manager.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the store, taken beside a manager that runs and stores. */
class ManagerBackupTest {
  @TempDir Path directory;

  private CommandRun backup(Path file) {
    return CommandRun.of(
        directory,
        "manager",
        "backup",
        file.toString(),
        "-c",
        directory.resolve("manager.yaml").toString());
  }

  private static long count(Path store, String table) throws IOException {
    try (Database database = Database.open(store)) {
      return database.read(
          handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void aCopyTakenWhileEventsComeHoldsAllThatWereThereAtItsStart() throws Exception {
    Path copies = Files.createDirectory(directory.resolve("copies"));
    Path copy = copies.resolve("honey'bee %20.db");
    try (RunningManager manager = RunningManager.in(directory)) {
      manager.store(1_000);
      AtomicBoolean done = new AtomicBoolean();
      Thread storing =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!done.get()) {
                      manager.store(10);
                    }
                  });
      CommandRun run = backup(copy);
      done.set(true);
      storing.join();

      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("Wrote " + copy).containsPattern("\\(\\d+\\.\\d [KM]iB\\)");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
          .isEqualTo("rw-------");
      assertThat(files(copies)).containsExactly(copy);
      assertThat(count(copy, "events")).isBetween(1_000L, manager.stored());
    }
  }

  @Test
  void aCopyIsAStoreThatAManagerStartsWith() throws Exception {
    Path copy = directory.resolve("copy.db");
    try (RunningManager manager = RunningManager.in(directory)) {
      manager.store(25);
      assertThat(backup(copy).code()).isZero();
    }
    Path restored = Files.createDirectories(directory.resolve("second/manager"));
    Files.copy(copy, restored.resolve("honeybee.db"));
    try (RunningManager manager = RunningManager.in(directory.resolve("second"))) {
      manager.store(1);
      assertThat(count(restored.resolve("honeybee.db"), "events")).isEqualTo(26);
    }
  }

  @Test
  void aFileThatIsThereIsNeverReplaced() throws Exception {
    Path file = Files.writeString(directory.resolve("mine"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
    try (RunningManager manager = RunningManager.in(directory)) {
      manager.store(1);
      for (Path taken : List.of(file, link)) {
        CommandRun run = backup(taken);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(taken + " is there already").hasLineCount(1);
      }
    }
    assertThat(file).hasContent("mine");
    assertThat(directory.resolve("nowhere")).doesNotExist();
  }

  @Test
  void aStoreOrDirectoryThatIsNotThereIsSaidInASentence() throws Exception {
    Files.writeString(directory.resolve("manager.yaml"), "manager: {dir: '~/none'}\n");
    CommandRun noStore = backup(directory.resolve("copy"));
    assertThat(noStore.code()).isEqualTo(2);
    assertThat(noStore.err()).contains("there is no store at").contains("manager.dir");
    assertThat(directory.resolve("none")).doesNotExist();

    try (RunningManager manager = RunningManager.in(directory)) {
      manager.store(1);
      CommandRun noDirectory = backup(directory.resolve("no/copy"));
      assertThat(noDirectory.code()).isEqualTo(2);
      assertThat(noDirectory.err()).contains("there is no directory").hasLineCount(1);
    }
  }
}
