package io.honeybee.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line that makes this end an {@code scp}, as the client's program sends it.
 *
 * @param sink {@code -t}: files come here; otherwise, {@code -f}, they go from here
 * @param paths as given, byte strings
 */
public record ScpCommand(
    boolean sink, boolean recursive, boolean targetIsDirectory, boolean times, List<String> paths) {
  private static final int MAX_LINE_CHARS = 16 * 1024;
  private static final int MAX_PATHS = 100;

  public ScpCommand {
    paths = List.copyOf(paths);
  }

  /** Reads a line; empty when it is not scp at one end of a transfer, and the shell's to answer. */
  public static Optional<ScpCommand> parse(String line) {
    if (line.length() > MAX_LINE_CHARS || !line.matches("(?s)(/usr/bin/|/bin/)?scp .*")) {
      return Optional.empty();
    }
    Optional<List<String>> words = words(line);
    return words.flatMap(all -> read(all.subList(1, all.size())));
  }

  private static Optional<ScpCommand> read(List<String> words) {
    StringBuilder letters = new StringBuilder();
    int at = 0;
    while (at < words.size() && words.get(at).matches("-[a-zA-Z0-9]+")) {
      letters.append(words.get(at).substring(1));
      at++;
    }
    if (at < words.size() && words.get(at).equals("--")) {
      at++;
    }
    List<String> paths = words.subList(at, words.size());
    String flags = letters.toString();
    boolean sink = flags.contains("t");
    if (sink == flags.contains("f") || paths.isEmpty() || paths.size() > MAX_PATHS) {
      return Optional.empty();
    }
    return Optional.of(
        new ScpCommand(sink, flags.contains("r"), flags.contains("d"), flags.contains("p"), paths));
  }

  /**
   * Plain words, with quotes and backslashes; anything that is a program's is left to the shell.
   */
  private static Optional<List<String>> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
          word.append(line.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
        inWord = true;
      } else if (c == ' ' || c == '\t') {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else if (";|&<>`$(){}\n".indexOf(c) >= 0) {
        return Optional.empty();
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return quote == 0 ? Optional.of(words) : Optional.empty();
  }
}
