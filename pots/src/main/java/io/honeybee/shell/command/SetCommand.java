package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code set}. */
final class SetCommand implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("set");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      for (var entry : call.state().variables().entrySet()) {
        call.out().line(entry.getKey() + "=" + entry.getValue());
      }
      return 0;
    }
    int at = call.args().indexOf("--");
    if (at >= 0) {
      call.state().arguments(call.args().subList(at + 1, call.args().size()));
    } else if (!call.arg(0).startsWith("-") && !call.arg(0).startsWith("+")) {
      call.state().arguments(call.args());
    }
    return 0;
  }
}
