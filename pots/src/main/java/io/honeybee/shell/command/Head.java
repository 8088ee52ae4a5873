package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code head} and {@code tail}. */
final class Head implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("head", "tail");
  }

  private static final int USUAL = 10;

  @Override
  public int run(Invocation call) throws IOException {
    boolean head = call.name().endsWith("head");
    List<String> args =
        call.args().stream().map(a -> a.matches("-\\d+") ? "-n" + a.substring(1) : a).toList();
    Options options = Options.of(args, "nc");
    String text = call.readAll(options.operands());
    if (text == null) {
      return 1;
    }
    boolean bytes = options.has("c");
    String amount = options.value(bytes ? "c" : "n", String.valueOf(USUAL));
    int count = Numbers.of(amount, USUAL);
    boolean fromStart = amount.startsWith("+");
    if (bytes) {
      int length = text.length();
      int n = Math.min(Math.abs(count), length);
      call.out()
          .write(
              head
                  ? text.substring(0, n)
                  : text.substring(fromStart ? Math.max(0, n - 1) : length - n));
      return 0;
    }
    List<String> lines = Lines.of(text);
    int size = lines.size();
    int from =
        head
            ? 0
            : fromStart
                ? Math.min(size, Math.max(0, count - 1))
                : Math.max(0, size - Math.abs(count));
    int to = head ? (count < 0 ? Math.max(0, size + count) : Math.min(size, count)) : size;
    call.out().write(Lines.join(lines.subList(from, to)));
    return 0;
  }
}
