package io.honeybee.app.manager;

import io.honeybee.app.terminal.ByteSize;
import io.honeybee.app.terminal.ConfigOption;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.app.terminal.Progress;
import io.honeybee.manager.ManagerConfig;
import io.honeybee.manager.database.Database;
import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code honeybee manager backup}. */
@Command(
    name = "backup",
    description = {
      "Writes a consistent copy of the manager's store (events, nodes, enrolments, tokens) to a new"
          + " file, mode 0600, while the manager runs or not.",
      "To restore: stop the manager, put the copy where store.file says, remove the files of the"
          + " same name that end in -wal and -shm, start. The file enrolment.key (without it no"
          + " enrolled secret can be read) and the certificates in manager.dir are not in it; keep a copy"
          + " of those in another place."
    },
    mixinStandardHelpOptions = true)
final class ManagerBackup implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The copy; it must not exist.")
  Path file = Path.of("");

  @Mixin ConfigOption config = new ConfigOption();

  private final Console console;
  private final Path home;

  ManagerBackup(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws Exception {
    ManagerConfig managerConfig = ManagerConfig.read(config.file(), home);
    Path store = managerConfig.store().file();
    if (!Files.exists(store)) {
      throw new OperatorFault(
          "there is no store at " + store + "; is manager.dir in " + config.file() + " right?");
    }
    refuseExisting();
    Path target = file.toAbsolutePath();
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new OperatorFault("there is no directory " + directory + "; make it, or name another");
    }
    // Half a copy never bears the name of a whole one.
    Path part = directory.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
    part.toFile().deleteOnExit();
    try (Database database = Database.open(store)) {
      copy(database, part);
      refuseExisting();
      Files.move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
    DurableFile.syncDirectory(directory);
    console.line("Wrote " + file + " (" + ByteSize.of(Files.size(target)) + ").");
    return 0;
  }

  private void refuseExisting() throws OperatorFault {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OperatorFault(
          file + " is there already and was left alone; name a new file for the backup");
    }
  }

  private void copy(Database database, Path part) throws IOException, InterruptedException {
    FutureTask<Void> copying =
        new FutureTask<>(
            () -> {
              database.backup(part);
              return null;
            });
    Thread.ofPlatform().name("backup").daemon().start(copying);
    try (Progress progress = new Progress(console)) {
      while (true) {
        try {
          copying.get(Progress.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          if (progress.due()) {
            progress.tell(
                "%s of about %s copied"
                    .formatted(ByteSize.of(size(part)), ByteSize.of(database.usedBytes())));
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        // Its name for the copy is the one of the part.
        throw new IOException(
            String.valueOf(io.getMessage()).replace(part.toString(), file.toString()), io);
      }
      throw new IllegalStateException("a backup ended in an unknown way", e.getCause());
    }
  }

  private static long size(Path part) throws IOException {
    try {
      return Files.size(part);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
