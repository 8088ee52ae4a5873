package io.honeybee.runtime.journal;

import io.honeybee.runtime.files.LockFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps a second process out of a journal's directory. The system frees it when a process dies. */
final class DirectoryLock implements Closeable {
  private final LockFile file;

  private DirectoryLock(LockFile file) {
    this.file = file;
  }

  /**
   * @throws IOException when another process, or this one, has it already
   */
  static DirectoryLock acquire(Path directory) throws IOException {
    return LockFile.tryTake(directory.resolve("lock"))
        .map(DirectoryLock::new)
        .orElseThrow(
            () ->
                new IOException(
                    directory
                        + " is in use by another running process; each one needs a directory of its"
                        + " own"));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
