package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code umask}. */
final class Umask implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("umask");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      call.out().line("0022");
    }
    return 0;
  }
}
