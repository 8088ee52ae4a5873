package io.honeybee.node.identity;

import io.honeybee.runtime.files.DurableFile;
import io.honeybee.runtime.files.LockFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps two nodes out of one directory: they would be one node to the manager. Ends with the
 * process, however that ends. Thread rule: made and closed by one thread at a time.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final LockFile file;

  private DirectoryLock(LockFile file) {
    this.file = file;
  }

  /**
   * Takes the directory.
   *
   * @throws IOException when another node has it; one sentence for the operator
   */
  public static DirectoryLock take(Path directory) throws IOException {
    DurableFile.makePrivateDirectory(directory);
    return LockFile.tryTake(directory.resolve(FILE))
        .map(DirectoryLock::new)
        .orElseThrow(
            () ->
                new IOException(
                    "another node runs in "
                        + directory
                        + "; give each node its own honeypot.base_dir in its node.yaml"));
  }

  /**
   * Whether a node of another process has the directory now; see {@link LockFile#isTaken}.
   *
   * @throws IOException when this user may not look
   */
  public static boolean isTaken(Path directory) throws IOException {
    return LockFile.isTaken(directory.resolve(FILE));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
