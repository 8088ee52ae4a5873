package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code shift}. */
final class Shift implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("shift");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> arguments = call.state().arguments();
    int count = Numbers.of(call.arg(0), 1);
    if (count < 0 || count > arguments.size()) {
      return 1;
    }
    call.state().arguments(arguments.subList(count, arguments.size()));
    return 0;
  }
}
