package io.honeybee.node.link;

import io.honeybee.runtime.files.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a running node stands with its manager, for whoever looks from another process. It lies in
 * the file {@value #FILE} of the node's directory; one that a killed node left behind means
 * nothing.
 *
 * @param text one sentence: where it is registered, or the trouble with the manager's own reason
 * @param since when this began
 */
public record LinkReport(State state, String text, Instant since) {
  static final String FILE = "link-state";

  private static final int MAX_BYTES = 16 * 1024;

  /** In a word. */
  public enum State {
    /** The manager accepted this node, and the connection holds. */
    REGISTERED,
    /** Nothing is wrong, but no attempt can be made yet. */
    WAITING,
    /** The last attempt failed. */
    TROUBLE
  }

  /** What the node in this directory said last; nothing while it has said nothing yet. */
  public static Optional<LinkReport> read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try {
      if (Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      Instant since = Files.getLastModifiedTime(file).toInstant();
      String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int end = content.indexOf('\n');
      return end < 0
          ? Optional.empty()
          : Optional.of(
              new LinkReport(
                  State.valueOf(content.substring(0, end).toUpperCase(Locale.ROOT)),
                  content.substring(end).strip(),
                  since));
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static void write(Path directory, State state, String text) throws IOException {
    DurableFile.write(
        directory.resolve(FILE), state.name().toLowerCase(Locale.ROOT) + "\n" + text + "\n");
  }

  static void forget(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(FILE));
  }
}
