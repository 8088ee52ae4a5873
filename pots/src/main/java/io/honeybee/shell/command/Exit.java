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
      boolean bash = call.state().dialect() == Dialect.BASH;
      call.failBuiltin(
          2, bash ? call.arg(0) + ": numeric argument required" : "Illegal number: " + call.arg(0));
      status = 2;
    }
    throw new ShellExit(status);
  }
}
