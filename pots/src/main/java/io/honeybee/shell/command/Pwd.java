package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code pwd}. */
final class Pwd implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("pwd");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    boolean physical = call.args().contains("-P");
    String directory = call.state().directory();
    call.out().line(physical ? call.files().realPath(directory) : directory);
    return 0;
  }
}
