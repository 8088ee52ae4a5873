package io.honeybee.app.terminal;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file that {@code init} makes. */
public final class NewFile {
  private NewFile() {}

  /**
   * Writes it.
   *
   * @param force replaces one that is there
   * @throws OperatorFault when it is there already
   */
  public static void write(Path file, String content, boolean force)
      throws OperatorFault, IOException {
    if (Files.exists(file) && !force) {
      throw new OperatorFault(
          file + " is there already and was left alone; --force replaces it, -c names another");
    }
    DurableFile.write(file, content);
  }
}
