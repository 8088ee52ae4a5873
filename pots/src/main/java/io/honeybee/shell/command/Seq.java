package io.honeybee.shell.command;

import java.io.IOException;
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
    int size = call.args().size();
    if (size == 0) {
      return call.fail(1, "missing operand");
    }
    int first = size > 1 ? Numbers.of(call.arg(0), 1) : 1;
    int step = size > 2 ? Numbers.of(call.arg(1), 1) : 1;
    int last = Numbers.of(call.arg(size - 1), 0);
    StringBuilder out = new StringBuilder();
    int lines = 0;
    for (long i = first;
        step != 0 && (step > 0 ? i <= last : i >= last) && lines < MAX_LINES;
        i += step) {
      out.append(i).append('\n');
      lines++;
    }
    call.out().write(out.toString());
    return 0;
  }
}
