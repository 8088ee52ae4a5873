package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code uniq}. */
final class Uniq implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("uniq");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "fsw");
    String text = call.readAll(options.operands());
    if (text == null) {
      return 1;
    }
    List<String> lines = Lines.of(text);
    int i = 0;
    while (i < lines.size()) {
      int start = i;
      while (i < lines.size() && lines.get(i).equals(lines.get(start))) {
        i++;
      }
      boolean repeated = i - start > 1;
      if ((options.has("d") && !repeated) || (options.has("u") && repeated)) {
        continue;
      }
      String count = options.has("c") ? Listing.padLeft(String.valueOf(i - start), 7) + " " : "";
      call.out().line(count + lines.get(start));
    }
    return 0;
  }
}
