package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code unset}. */
final class Unset implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("unset");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options.of(call.args(), "").operands().forEach(call.state()::unset);
    return 0;
  }
}
