package io.honeybee.shell.command;

import io.honeybee.shell.script.Escapes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /pattern/ {print $1, "text" $2}}; all else prints nothing.
 *
 * @param condition null for every line
 * @param items what is printed, in order; empty for the whole line
 * @param printing whether there is a print at all
 */
record AwkProgram(
    @Nullable SafePattern condition,
    int lineNumber,
    List<String> items,
    boolean printing,
    String separator,
    boolean countsLines) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*(?:/([^/]*)/|NR\\s*==\\s*(\\d{1,9}))?\\s*(?:\\{\\s*print\\s*([^}]*)\\})?\\s*");
  private static final Pattern ITEM =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|\\$(\\d{1,4}|NF)|(NR|NF)|(,)");
  private static final int MAX_PROGRAM = 1_024;

  AwkProgram {
    items = List.copyOf(items);
  }

  static AwkProgram parse(String program, String separator) {
    String text = program.length() > MAX_PROGRAM ? program.substring(0, MAX_PROGRAM) : program;
    boolean counts = text.replace(" ", "").equals("END{printNR}");
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return new AwkProgram(null, 0, List.of(), false, separator, counts);
    }
    String pattern = shape.group(1);
    String line = shape.group(2);
    String print = shape.group(3);
    List<String> items = new ArrayList<>();
    if (print != null) {
      Matcher item = ITEM.matcher(print);
      while (item.find()) {
        items.add(item.group());
      }
    }
    return new AwkProgram(
        pattern == null ? null : SafePattern.of(pattern, false, true, false),
        line == null ? 0 : Numbers.of(line, 0),
        items,
        print != null || pattern != null || line != null,
        separator,
        counts);
  }

  /** What is printed for a line; null when nothing is. */
  @Nullable String line(String line, int number, Budget budget) {
    boolean chosen =
        printing
            && (condition == null || condition.in(line, budget))
            && (lineNumber == 0 || lineNumber == number);
    if (!chosen) {
      return null;
    }
    if (items.isEmpty()) {
      return line;
    }
    List<String> fields =
        separator.equals(" ")
            ? List.of(line.strip().split("[ \t]+", -1))
            : List.of(line.split(Pattern.quote(separator), -1));
    StringBuilder out = new StringBuilder();
    for (String item : items) {
      out.append(value(item, line, fields, number));
    }
    return out.toString();
  }

  private static String value(String item, String line, List<String> fields, int number) {
    if (item.startsWith("\"")) {
      return Escapes.ansi(item.substring(1, item.length() - 1));
    }
    if (item.equals("$NF")) {
      return fields.getLast();
    }
    if (item.startsWith("$")) {
      int index = Numbers.of(item.substring(1), 0);
      return index == 0 ? line : index <= fields.size() ? fields.get(index - 1) : "";
    }
    return switch (item) {
      case "NR" -> String.valueOf(number);
      case "NF" -> String.valueOf(fields.size());
      default -> " ";
    };
  }

  /** What is printed after the last line. */
  String atEnd(int lines) {
    return countsLines ? String.valueOf(lines) : "";
  }
}
