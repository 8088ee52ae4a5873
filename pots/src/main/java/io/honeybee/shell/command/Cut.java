package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code cut}. */
final class Cut implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("cut");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "dfcb");
    String text = call.readAll(options.operands());
    if (text == null) {
      return 1;
    }
    boolean characters = options.has("c", "b");
    String list = characters ? options.value("c", options.value("b", "")) : options.value("f", "");
    if (list.isEmpty()) {
      call.err().line("cut: you must specify a list of bytes, characters, or fields");
      return 1;
    }
    String delimiter = options.value("d", "\t");
    for (String line : Lines.of(text)) {
      call.state().budget().work(line.length() + 1);
      if (!characters && !line.contains(delimiter)) {
        if (!options.has("s")) {
          call.out().line(line);
        }
        continue;
      }
      String[] parts = characters ? line.split("", -1) : line.split(Pattern.quote(delimiter), -1);
      StringBuilder out = new StringBuilder();
      boolean first = true;
      for (int i = 0; i < parts.length; i++) {
        if (isListed(list, i + 1)) {
          out.append(first || characters ? "" : delimiter).append(parts[i]);
          first = false;
        }
      }
      call.out().line(out.toString());
    }
    return 0;
  }

  private static boolean isListed(String list, int index) {
    for (String range : list.split(",", 64)) {
      int dash = range.indexOf('-');
      int from = Numbers.of(dash < 0 ? range : range.substring(0, dash), 1);
      int to = dash < 0 ? from : Numbers.of(range.substring(dash + 1), Integer.MAX_VALUE);
      if (index >= from && index <= to) {
        return true;
      }
    }
    return false;
  }
}
