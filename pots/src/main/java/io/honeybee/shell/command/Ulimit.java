package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code ulimit}. */
final class Ulimit implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("ulimit");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().size() == 1) {
      call.out().line(call.arg(0).equals("-n") ? "1024" : "unlimited");
    } else if (call.args().isEmpty()) {
      call.out().line("unlimited");
    }
    return 0;
  }
}
