package io.honeybee.app.events;

import io.honeybee.app.terminal.ByteSize;
import io.honeybee.app.terminal.Console;
import io.honeybee.app.terminal.OperatorFault;
import io.honeybee.runtime.files.DurableFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where an export goes: standard output, or a new file of mode 0600 that appears under its name
 * once it is whole. Closed before {@link #finish}, a file is not left behind. One thread.
 */
final class ExportOutput implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Console console;
  private final @Nullable Path file;
  private final @Nullable Path part;
  private final OutputStream out;

  private ExportOutput(
      Console console, @Nullable Path file, @Nullable Path part, OutputStream out) {
    this.console = console;
    this.file = file;
    this.part = part;
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  /**
   * Opens it.
   *
   * @param file must not exist; standard output when null
   */
  static ExportOutput open(Console console, @Nullable Path file) throws OperatorFault, IOException {
    if (file == null) {
      return new ExportOutput(console, null, null, console.out());
    }
    refuseExisting(file);
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new OperatorFault("there is no directory " + directory + "; make it, or name another");
    }
    // The file system gives a temporary file the mode 0600; passwords will be in it.
    Path part = Files.createTempFile(directory, ".honeybee-export", "");
    part.toFile().deleteOnExit();
    return new ExportOutput(console, file, part, Files.newOutputStream(part));
  }

  private static void refuseExisting(Path file) throws OperatorFault {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OperatorFault(
          file + " is there already and was left alone; name a new file with -o");
    }
  }

  /** Text that every UTF-8 can hold. */
  void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes sure that what was written got out. */
  void flush() throws IOException {
    out.flush();
    if (part == null && console.out().checkError()) {
      throw new IOException("standard output is closed, or its disk is full");
    }
  }

  /**
   * Makes it durable.
   *
   * @return what to call it
   */
  String finish() throws IOException, OperatorFault {
    flush();
    if (file == null || part == null) {
      return "standard output";
    }
    out.close();
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    refuseExisting(file);
    Files.move(part, file.toAbsolutePath());
    Path directory = part.toAbsolutePath().getParent();
    if (directory != null) {
      DurableFile.syncDirectory(directory);
    }
    return file + " (" + ByteSize.of(Files.size(file)) + ")";
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      try {
        out.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
