package io.honeybee.runtime.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Writes whole files so that a crash leaves either the old content or the new one. */
public final class DurableFile {
  private static final Set<PosixFilePermission> OWNER_READ_WRITE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OWNER_ALL =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private DurableFile() {}

  /** Writes a file that anyone may read, making its directory when absent. */
  public static void write(Path file, String content) throws IOException {
    replace(file, content.getBytes(StandardCharsets.UTF_8), false);
  }

  /** Writes a secret: mode 0600, in a directory made with mode 0700 when absent. */
  public static void writeSecret(Path file, String content) throws IOException {
    writeSecret(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a secret: mode 0600, in a directory made with mode 0700 when absent. */
  public static void writeSecret(Path file, byte[] content) throws IOException {
    replace(file, content, true);
  }

  /** Makes a directory and its parents, each new one with mode 0700. */
  public static void makePrivateDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory, attributes(directory, OWNER_ALL));
  }

  private static void replace(Path file, byte[] content, boolean secret) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new IOException(file + " is not a file's path");
    }
    if (secret) {
      makePrivateDirectory(directory);
    } else {
      Files.createDirectories(directory);
    }
    Path temporary =
        secret
            ? Files.createTempFile(directory, ".new", "", attributes(directory, OWNER_READ_WRITE))
            : newReadableFile(directory);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncDirectory(directory);
  }

  private static Path newReadableFile(Path directory) throws IOException {
    // createTempFile would make it 0600; a new file in the ordinary way follows the umask.
    Path reserved = Files.createTempFile(directory, ".new", "");
    Files.delete(reserved);
    return Files.createFile(reserved);
  }

  /** Makes a rename or a new file in the directory survive a power cut, where the system can. */
  public static void syncDirectory(Path directory) throws IOException {
    if (!hasModes(directory)) {
      // Windows cannot open a directory, and its renames are logged by the file system.
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Whether the file system of a path knows owner, group and others. */
  public static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
    return hasModes(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
