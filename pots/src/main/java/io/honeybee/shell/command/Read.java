package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code read}: a line into variables. */
final class Read implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("read");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "pntud");
    if (options.has("p")) {
      call.err().write(options.value("p", ""));
    }
    String line = call.in().line();
    if (line == null) {
      return 1;
    }
    List<String> names = options.operands().isEmpty() ? List.of("REPLY") : options.operands();
    String[] words = line.strip().split("[ \t]+", names.size());
    for (int i = 0; i < names.size(); i++) {
      call.state().set(names.get(i), i < words.length ? words[i] : "");
    }
    return 0;
  }
}
