package io.honeybee.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code seq} and {@code yes}. */
final class Seq implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("seq", "yes");
  }

  private static final int MAX_LINES = 100_000;

  @Override
  public int run(Invocation call) throws IOException {
    if (call.name().equals("yes")) {
      String text = (call.args().isEmpty() ? "y" : String.join(" ", call.args())) + "\n";
      // Ends with the pipe or with the line's budget.
      for (int i = 0; i < MAX_LINES * 10; i++) {
        call.state().budget().work(text.length());
        call.out().write(text);
      }
      return 0;
    }
    boolean padded = call.args().contains("-w");
    int separatorAt = call.args().indexOf("-s");
    String separator = "\n";
    List<String> numbers = new ArrayList<>(call.args());
    numbers.remove("-w");
    if (separatorAt >= 0 && numbers.size() > separatorAt + 1) {
      separator = call.args().get(separatorAt + 1);
      numbers.subList(separatorAt, separatorAt + 2).clear();
    } else if (call.arg(0).startsWith("-s")) {
      separator = call.arg(0).substring(2);
      numbers.removeFirst();
    }
    int size = numbers.size();
    if (size == 0) {
      return call.fail(1, "missing operand");
    }
    int first = size > 1 ? Numbers.of(numbers.get(0), 1) : 1;
    int step = size > 2 ? Numbers.of(numbers.get(1), 1) : 1;
    int last = Numbers.of(numbers.get(size - 1), 0);
    int width =
        padded ? Math.max(String.valueOf(first).length(), String.valueOf(last).length()) : 1;
    StringBuilder out = new StringBuilder();
    int lines = 0;
    for (long i = first;
        step != 0 && (step > 0 ? i <= last : i >= last) && lines < MAX_LINES;
        i += step) {
      String number = String.valueOf(i);
      out.append(lines > 0 ? separator : "")
          .append("0".repeat(Math.max(0, width - number.length())));
      out.append(number);
      lines++;
      call.state().budget().work(number.length() + separator.length());
    }
    if (lines > 0) {
      out.append('\n');
    }
    call.out().write(out.toString());
    return 0;
  }
}
