package io.honeybee.app.demo;

import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a demo keeps its things; held by one demo at a time.
 *
 * <p>Thread rule: one thread.
 */
final class DemoDirectory implements AutoCloseable {
  private final Path directory;
  private final LockFile lock;

  private DemoDirectory(Path directory, LockFile lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes the directory (mode 0700) when absent and takes it.
   *
   * @throws OperatorFault when another demo runs in it, or it cannot be one
   */
  static DemoDirectory open(Path directory) throws IOException, OperatorFault {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new OperatorFault(directory + " is not a directory; name another with --dir");
    }
    DurableFile.makePrivateDirectory(directory);
    LockFile lock =
        LockFile.tryTake(directory.resolve(".lock"))
            .orElseThrow(
                () ->
                    new OperatorFault(
                        "another demo runs in "
                            + directory
                            + "; stop it, or name another folder with --dir"));
    return new DemoDirectory(directory, lock);
  }

  Path path() {
    return directory;
  }

  Path caFile() {
    return directory.resolve("ca.crt");
  }

  Path managerDirectory() {
    return directory.resolve("manager");
  }

  Path nodeDirectory() {
    return directory.resolve("node");
  }

  Path managerConfig() {
    return directory.resolve("manager.yaml");
  }

  Path nodeConfig() {
    return directory.resolve("node.yaml");
  }

  Path logFile() {
    return directory.resolve("demo.log");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
