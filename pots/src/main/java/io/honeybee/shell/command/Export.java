package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code export}. */
final class Export implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("export", "declare", "typeset", "readonly");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    if (options.operands().isEmpty()) {
      for (var entry : call.state().environment().entrySet()) {
        call.out().line("declare -x " + entry.getKey() + "=\"" + entry.getValue() + "\"");
      }
      return 0;
    }
    for (String word : options.operands()) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (equals >= 0) {
        call.state().set(name, word.substring(equals + 1));
      }
      if (call.name().equals("export")) {
        call.state().export(name);
      }
    }
    return 0;
  }
}
