package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code which} and {@code whereis}. */
final class Which implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("which", "whereis");
  }

  @Override
  public int run(Invocation call) throws IOException {
    int status = call.args().isEmpty() ? 1 : 0;
    for (String name : Options.of(call.args(), "").operands()) {
      String path = ProgramPath.find(name, call.state());
      if (call.name().equals("whereis")) {
        call.out().line(name + ":" + (path == null ? "" : " " + path));
      } else if (path != null) {
        call.out().line(path);
      } else {
        status = 1;
      }
    }
    return status;
  }
}
