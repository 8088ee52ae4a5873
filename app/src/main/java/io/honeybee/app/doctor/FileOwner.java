package io.honeybee.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whose a file is. */
final class FileOwner {
  private static final Path THIS_PROCESS = Path.of("/proc/self");

  private FileOwner() {}

  /** The owner's name, unless it is the user of this process or that cannot be told. */
  static Optional<String> otherThanThisUser(Path file) throws IOException {
    if (!Files.exists(THIS_PROCESS)
        || !file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    boolean own =
        Files.getAttribute(file, "unix:uid").equals(Files.getAttribute(THIS_PROCESS, "unix:uid"));
    return own ? Optional.empty() : Optional.of(Files.getOwner(file).getName());
  }
}
