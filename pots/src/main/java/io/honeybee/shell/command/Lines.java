package io.honeybee.shell.command;

import java.util.ArrayList;
import java.util.List;

/** Text as lines, ended by line feeds alone: carriage returns are bytes like others. */
final class Lines {
  private Lines() {}

  /** The lines without their ends; no empty one after the last end. */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      lines.add(end < 0 ? text.substring(at) : text.substring(at, end));
      at = end < 0 ? text.length() : end + 1;
    }
    return lines;
  }

  /** The lines, each with its end. */
  static String join(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
