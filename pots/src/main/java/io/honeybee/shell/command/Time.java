package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code time}: runs a command and says that it took no time worth speaking of. */
final class Time implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("time");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    int status =
        call.args().isEmpty() ? 0 : call.runCommand(call.args(), call.state(), call.streams());
    String blank = call.state().dialect() == Dialect.ASH ? "" : "\n";
    call.err().write(blank + "real\t0m0.002s\nuser\t0m0.001s\nsys\t0m0.001s\n");
    return status;
  }
}
