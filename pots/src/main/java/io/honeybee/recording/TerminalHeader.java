package io.honeybee.recording;

import java.util.Optional;

/**
 * What a recording says of its terminal.
 *
 * @param columns 1..{@value #MOST_CELLS}; another value becomes 80
 * @param rows 1..{@value #MOST_CELLS}; another value becomes 24
 * @param pty whether there is a terminal; without one, line ends become what a terminal wants
 * @param term the client's {@code TERM}; hostile; empty when it said none
 * @param title whose session it is; hostile
 * @param command what was executed; hostile; empty for a shell
 */
public record TerminalHeader(
    int columns, int rows, boolean pty, String term, String title, Optional<String> command) {
  private static final int MOST_CELLS = 1_000;
  private static final int MAX_TERM_CHARS = 64;
  private static final int MAX_TITLE_CHARS = 256;
  private static final int MAX_COMMAND_CHARS = 2_048;

  public TerminalHeader {
    columns = columns < 1 || columns > MOST_CELLS ? 80 : columns;
    rows = rows < 1 || rows > MOST_CELLS ? 24 : rows;
    term = cut(term, MAX_TERM_CHARS);
    title = cut(title, MAX_TITLE_CHARS);
    command = command.map(text -> cut(text, MAX_COMMAND_CHARS));
  }

  private static String cut(String text, int maxChars) {
    return text.length() <= maxChars ? text : text.substring(0, maxChars);
  }
}
