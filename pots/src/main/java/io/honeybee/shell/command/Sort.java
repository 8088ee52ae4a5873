package io.honeybee.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code sort}. */
final class Sort implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("sort");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "kto");
    String text = call.readAll(options.operands());
    if (text == null) {
      return 2;
    }
    call.state().budget().work(text.length() * 8L);
    List<String> lines = new ArrayList<>(Lines.of(text));
    int key = Numbers.of(options.value("k", "").replaceAll("\\D.*", ""), 0);
    Comparator<String> order =
        options.has("n", "h")
            ? Comparator.comparingInt(
                    (String l) -> Numbers.of(field(l, key).replaceAll("[^0-9-].*", ""), 0))
                .thenComparing(l -> l)
            : Comparator.comparing((String l) -> field(l, key)).thenComparing(l -> l);
    lines.sort(options.has("r") ? order.reversed() : order);
    String sorted = Lines.join(options.has("u") ? lines.stream().distinct().toList() : lines);
    if (options.has("o")) {
      call.files().write(call.path(options.value("o", "")), sorted);
    } else {
      call.out().write(sorted);
    }
    return 0;
  }

  private static String field(String line, int key) {
    if (key < 1) {
      return line.stripLeading();
    }
    String[] fields = line.strip().split("[ \t]+", -1);
    return key <= fields.length ? fields[key - 1] : "";
  }
}
