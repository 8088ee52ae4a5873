package io.honeybee.runtime.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that one holder has at a time, in this process or another. The system frees it when its
 * process dies, however that ends; the file stays.
 *
 * <p>Thread rule: made and closed by one thread at a time.
 */
public final class LockFile implements AutoCloseable {
  private final FileChannel channel;

  private LockFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a file, made when absent. Empty when somebody has it.
   *
   * @throws IOException when it cannot be made or opened
   */
  public static Optional<LockFile> tryTake(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = lock(channel) != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked ? Optional.of(new LockFile(channel)) : Optional.empty();
  }

  /**
   * Whether another process has the file now. Not for a process that has it itself: on some systems
   * it would have lost it after this.
   *
   * @throws IOException when this user may not look
   */
  public static boolean isTaken(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.tryLock(0, Long.MAX_VALUE, true) == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this process. Only here may the closing of this channel free the other one's lock,
      // as POSIX has it; nobody takes a file twice but by mistake.
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
