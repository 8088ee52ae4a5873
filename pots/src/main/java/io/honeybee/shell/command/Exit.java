package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code exit} and {@code logout}. */
final class Exit implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("exit", "logout");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      throw new ShellExit(call.state().lastStatus());
    }
    int status = Numbers.of(call.arg(0), -1);
    if (status < 0) {
      call.err()
          .line(
              call.state().errorName() + ": exit: " + call.arg(0) + ": numeric argument required");
      status = 2;
    }
    throw new ShellExit(status);
  }
}
