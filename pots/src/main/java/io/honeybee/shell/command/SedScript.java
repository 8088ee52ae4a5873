package io.honeybee.shell.command;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One command of {@code sed}: an address, and {@code s}, {@code d}, {@code p} or {@code q}.
 *
 * @param address a line number, {@code $}, {@code /pattern/}, or empty for all lines
 * @param command the letter
 */
record SedScript(
    String address, char command, SafePattern pattern, String replacement, String flags) {

  /** Reads a script; null when it is something else. */
  static @Nullable SedScript parse(String script, boolean extended) {
    String rest = script.strip();
    String address = "";
    if (rest.startsWith("/")) {
      int end = rest.indexOf('/', 1);
      if (end < 0) {
        return null;
      }
      address = rest.substring(0, end + 1);
      rest = rest.substring(end + 1);
    } else {
      int end = 0;
      while (end < rest.length() && "0123456789,$".indexOf(rest.charAt(end)) >= 0) {
        end++;
      }
      address = rest.substring(0, end);
      rest = rest.substring(end);
    }
    SafePattern none = SafePattern.of("", true, false, false);
    if (rest.matches("[dpq].*")) {
      return new SedScript(address, rest.charAt(0), none, "", "");
    }
    if (rest.length() < 4 || rest.charAt(0) != 's') {
      return null;
    }
    List<String> parts =
        List.of(rest.substring(2).split("(?<!\\\\)" + Pattern.quote(rest.substring(1, 2)), -1));
    if (parts.size() < 3) {
      return null;
    }
    SafePattern pattern = SafePattern.of(parts.get(0), false, extended, parts.get(2).contains("i"));
    return new SedScript(address, 's', pattern, parts.get(1), parts.get(2));
  }

  /** What is printed for these lines. */
  String run(List<String> lines, boolean quiet, Budget budget) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean chosen = isChosen(i + 1, line, i == lines.size() - 1, budget);
      if (chosen && command == 'd') {
        continue;
      }
      if (chosen && command == 's') {
        line = pattern.replace(line, replacement, flags.contains("g"), budget);
      }
      if (!quiet) {
        out.append(line).append('\n');
      }
      if (chosen && (command == 'p' || (quiet && flags.contains("p")))) {
        out.append(line).append('\n');
      }
      if (chosen && command == 'q') {
        break;
      }
    }
    return out.toString();
  }

  private boolean isChosen(int number, String line, boolean last, Budget budget) {
    if (address.isEmpty()) {
      return true;
    }
    if (address.startsWith("/")) {
      String text = address.substring(1, address.length() - 1);
      return SafePattern.of(text, false, false, false).in(line, budget);
    }
    int comma = address.indexOf(',');
    if (comma < 0) {
      return address.equals("$") ? last : number == Numbers.of(address, 0);
    }
    int from = Numbers.of(address.substring(0, comma), 1);
    int to = Numbers.of(address.substring(comma + 1), Integer.MAX_VALUE);
    return number >= from && number <= to;
  }
}
