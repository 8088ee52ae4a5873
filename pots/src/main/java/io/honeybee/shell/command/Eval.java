package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code eval}: the arguments as a script. */
final class Eval implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("eval");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    return call.state()
        .surroundings()
        .runner()
        .evaluated(String.join(" ", call.args()), call.state(), call.streams());
  }
}
