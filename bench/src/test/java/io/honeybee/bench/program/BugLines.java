package io.honeybee.bench.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a log that a healthy program never writes: errors, stack traces, the runtime's last
 * words. What attackers sent is escaped within a line, so it cannot look like one. Stateless.
 */
public final class BugLines {
  private static final Pattern BUG =
      Pattern.compile(
          "\\S+ ERROR .*|.*: this is a bug; .*|\\s+at [\\w.$/<>]+\\(.*|Exception in thread .*"
              + "|\\s*Caused by: .*|.*OutOfMemoryError.*|# A fatal error .*");

  private BugLines() {}

  /** All of them, in order; none when there is no file. */
  public static List<String> in(Path log) {
    if (!Files.exists(log)) {
      return List.of();
    }
    // Latin-1, for a process may be killed amid a character.
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      return lines.lines().filter(BugLines::isOne).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isOne(String line) {
    return BUG.matcher(line).matches();
  }
}
