package io.honeybee.shell;

import io.honeybee.shell.command.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines from a raw terminal as a shell's line editor does: echo, cursor keys, history, and
 * the usual control keys. What it shows is rebuilt from the line, never the visitor's own escape
 * sequences.
 *
 * <p>Thread rule: one thread.
 */
public final class LineEditor {
  /** Bytes of one line; what comes after them is dropped. */
  public static final int MAX_LINE_BYTES = 64 * 1024;

  private static final int CTRL_A = 1;
  private static final int CTRL_C = 3;
  private static final int CTRL_D = 4;
  private static final int CTRL_E = 5;
  private static final int BACKSPACE = 8;
  private static final int TAB = 9;
  private static final int LINE_FEED = 10;
  private static final int CTRL_K = 11;
  private static final int CTRL_L = 12;
  private static final int RETURN = 13;
  private static final int CTRL_U = 21;
  private static final int CTRL_W = 23;
  private static final int ESCAPE = 27;
  private static final int DELETE = 127;
  private static final int MAX_SEQUENCE = 16;

  private final InputStream in;
  private final Output screen;
  private final StringBuilder line = new StringBuilder();
  private int cursor;
  private boolean echo;
  private boolean afterReturn;
  private int historyAt;

  /** The visitor pressed Ctrl-C. */
  static final class Interrupted extends Exception {
    private static final long serialVersionUID = 1L;
  }

  public LineEditor(InputStream in, Output screen) {
    this.in = in;
    this.screen = screen;
  }

  /**
   * Reads a line.
   *
   * @param history older lines for the cursor keys
   * @param visible whether to echo
   * @return null when the input ends, or at Ctrl-D on an empty line
   */
  @Nullable String line(List<String> history, boolean visible) throws IOException, Interrupted {
    line.setLength(0);
    cursor = 0;
    echo = visible;
    historyAt = history.size();
    while (true) {
      int c = in.read();
      boolean wasReturn = afterReturn;
      afterReturn = c == RETURN;
      switch (c) {
        case -1 -> {
          return null;
        }
        case CTRL_D -> {
          if (line.isEmpty()) {
            return null;
          }
        }
        case CTRL_C -> {
          show("^C\n");
          throw new Interrupted();
        }
        case RETURN, LINE_FEED, 0 -> {
          // A line end may come as CR, LF, CR LF or CR NUL.
          if (c == RETURN || (c == LINE_FEED && !wasReturn)) {
            screen.write("\n");
            return line.toString();
          }
        }
        default -> edit(c, history);
      }
    }
  }

  private void edit(int c, List<String> history) throws IOException {
    switch (c) {
      case BACKSPACE, DELETE -> delete(cursor - 1, cursor);
      case CTRL_A -> moveTo(0);
      case CTRL_E -> moveTo(line.length());
      case CTRL_K -> delete(cursor, line.length());
      case CTRL_U -> delete(0, cursor);
      case CTRL_W -> delete(wordStart(), cursor);
      case CTRL_L, TAB -> {}
      case ESCAPE -> sequence(history);
      default -> {
        if (c >= ' ') {
          insert((char) c);
        }
      }
    }
  }

  private void sequence(List<String> history) throws IOException {
    int c = in.read();
    if (c != '[' && c != 'O') {
      return;
    }
    StringBuilder parameters = new StringBuilder();
    c = in.read();
    while (c >= 0 && c < 0x40 && parameters.length() < MAX_SEQUENCE) {
      parameters.append((char) c);
      c = in.read();
    }
    switch (c) {
      case 'A' -> recall(history, historyAt - 1);
      case 'B' -> recall(history, historyAt + 1);
      case 'C' -> moveTo(Math.min(cursor + 1, line.length()));
      case 'D' -> moveTo(Math.max(cursor - 1, 0));
      case 'H' -> moveTo(0);
      case 'F' -> moveTo(line.length());
      case '~' -> {
        if (parameters.toString().equals("3")) {
          delete(cursor, cursor + 1);
        }
      }
      default -> {}
    }
  }

  private void recall(List<String> history, int index) throws IOException {
    if (index < 0 || index > history.size()) {
      return;
    }
    historyAt = index;
    delete(0, line.length());
    if (index < history.size()) {
      String recalled = history.get(index);
      for (int i = 0; i < recalled.length(); i++) {
        insert(recalled.charAt(i));
      }
    }
  }

  private int wordStart() {
    int start = cursor;
    while (start > 0 && line.charAt(start - 1) == ' ') {
      start--;
    }
    while (start > 0 && line.charAt(start - 1) != ' ') {
      start--;
    }
    return start;
  }

  private void insert(char c) throws IOException {
    if (line.length() >= MAX_LINE_BYTES) {
      return;
    }
    line.insert(cursor, c);
    cursor++;
    if (cursor == line.length()) {
      show(String.valueOf(c));
    } else {
      String tail = line.substring(cursor - 1);
      show(tail + "\b".repeat(tail.length() - 1));
    }
  }

  private void delete(int from, int to) throws IOException {
    int end = Math.min(to, line.length());
    if (from < 0 || from >= end) {
      return;
    }
    moveTo(from);
    int removed = end - from;
    line.delete(from, end);
    String tail = line.substring(from);
    show(tail + " ".repeat(removed) + "\b".repeat(tail.length() + removed));
  }

  private void moveTo(int position) throws IOException {
    if (position < cursor) {
      show("\b".repeat(cursor - position));
    } else {
      show(line.substring(cursor, position));
    }
    cursor = position;
  }

  private void show(String text) throws IOException {
    if (echo && !text.isEmpty()) {
      screen.write(text);
    }
  }
}
