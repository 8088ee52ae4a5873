package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code whoami} and {@code logname}. */
final class Whoami implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("whoami", "logname");
  }

  @Override
  public int run(Invocation call) throws IOException {
    call.out().line(call.visitor().name());
    return 0;
  }
}
