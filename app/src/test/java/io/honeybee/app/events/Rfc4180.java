package io.honeybee.app.events;

import java.util.ArrayList;
import java.util.List;

/** A strict reader of CSV: every line ends in CRLF, a quote stands only where it may. */
final class Rfc4180 {
  private Rfc4180() {}

  static List<List<String>> read(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      StringBuilder cell = new StringBuilder();
      if (text.charAt(i) == '"') {
        i++;
        while (true) {
          if (text.charAt(i) != '"') {
            cell.append(text.charAt(i++));
          } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            cell.append('"');
            i += 2;
          } else {
            i++;
            break;
          }
        }
      } else {
        while (",\r\n".indexOf(text.charAt(i)) < 0) {
          if (text.charAt(i) == '"') {
            throw new AssertionError("a quote in the middle of a cell at " + i);
          }
          cell.append(text.charAt(i++));
        }
      }
      cells.add(cell.toString());
      if (text.startsWith("\r\n", i)) {
        lines.add(cells);
        cells = new ArrayList<>();
        i += 2;
      } else if (text.charAt(i) == ',') {
        i++;
      } else {
        throw new AssertionError("neither comma nor line end after a cell at " + i);
      }
    }
    if (!cells.isEmpty()) {
      throw new AssertionError("the last line does not end");
    }
    return lines;
  }

  /** What stood in a cell before it was made safe. */
  static String original(String cell) {
    String text = cell.startsWith("'") ? cell.substring(1) : cell;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char kind = text.charAt(++i);
      switch (kind) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '\\' -> out.append('\\');
        case 'x' -> {
          out.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
          i += 2;
        }
        case 'u' -> {
          int end = text.indexOf('}', i);
          out.appendCodePoint(Integer.parseInt(text, i + 2, end, 16));
          i = end;
        }
        default -> throw new AssertionError("an unknown escape: " + kind);
      }
    }
    return out.toString();
  }
}
