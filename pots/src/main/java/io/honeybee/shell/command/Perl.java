package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code perl}: tells its version, and prints what a program of nothing but plain {@code print}s
 * prints, with which bots probe for it. Any other program seems to run and to say nothing.
 */
final class Perl implements ShellCommand {
  private static final int MAX_PROGRAM = 4_096;
  private static final Pattern PRINT =
      Pattern.compile(
          "\\s*print\\s*\\(?\\s*(?:\"([^\"$@\\\\]*(?:\\\\n)?)\"|'([^'\\\\]*)'"
              + "|(\\d{1,9})\\s*(?:([-+*])\\s*(\\d{1,9}))?)\\s*\\)?\\s*");

  @Override
  public List<String> names() {
    return List.of("perl");
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.arg(0).equals("-v") || call.arg(0).equals("--version")) {
      boolean bookworm = call.world().distribution().version().equals("12");
      String version = bookworm ? "36, subversion 0 (v5.36.0)" : "32, subversion 1 (v5.32.1)";
      call.out()
          .line(
              "\nThis is perl 5, version %s built for x86_64-linux-gnu-thread-multi"
                  .formatted(version));
      return 0;
    }
    for (int i = 0; i + 1 < call.args().size(); i++) {
      if (call.arg(i).equals("-e") && call.arg(i + 1).length() <= MAX_PROGRAM) {
        call.out().write(printed(call.arg(i + 1)));
      }
    }
    return 0;
  }

  /** What it prints; nothing when it is more than prints. */
  private static String printed(String program) {
    StringBuilder text = new StringBuilder();
    for (String statement : program.split(";", -1)) {
      Matcher print = PRINT.matcher(statement);
      if (!statement.isBlank() && !print.matches()) {
        return "";
      }
      if (!statement.isBlank()) {
        text.append(value(print));
      }
    }
    return text.toString();
  }

  private static String value(Matcher print) {
    if (print.group(1) != null) {
      return print.group(1).replace("\\n", "\n");
    }
    if (print.group(2) != null) {
      return print.group(2);
    }
    long left = Long.parseLong(print.group(3));
    if (print.group(4) == null) {
      return String.valueOf(left);
    }
    long right = Long.parseLong(print.group(5));
    return String.valueOf(
        switch (print.group(4)) {
          case "+" -> left + right;
          case "-" -> left - right;
          default -> left * right;
        });
  }
}
