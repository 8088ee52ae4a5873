package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code exec}: a command instead of the shell. */
final class Exec implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("exec");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      return 0;
    }
    throw new ShellExit(call.runCommand(call.args(), call.state(), call.streams()));
  }
}
