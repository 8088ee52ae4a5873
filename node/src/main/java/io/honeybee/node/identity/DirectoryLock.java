package io.honeybee.node.identity;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two nodes out of one directory: they would be one node to the manager. Ends with the
 * process, however that ends. Thread rule: made and closed by one thread at a time.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the directory.
   *
   * @throws IOException when another node has it; one sentence for the operator
   */
  public static DirectoryLock take(Path directory) throws IOException {
    DurableFile.makePrivateDirectory(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException(
          "another node runs in "
              + directory
              + "; give each node its own honeypot.base_dir in its node.yaml");
    }
    return new DirectoryLock(channel);
  }

  /**
   * Whether a node of another process has the directory now. Not for a process that runs a node
   * there itself: on some systems its lock would be gone after this.
   *
   * @throws IOException when this user may not look
   */
  public static boolean isTaken(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.READ)) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The other node is in this very process.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
