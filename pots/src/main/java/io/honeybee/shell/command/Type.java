package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code type} and {@code command}. */
final class Type implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("type", "command");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    boolean locate = call.arg(0).equals("-v") || call.arg(0).equals("-V");
    if (call.name().equals("command") && !locate) {
      return call.args().isEmpty() ? 0 : call.runCommand(call.args(), call.state(), call.streams());
    }
    int status = 0;
    for (String name : Options.of(call.args(), "").operands()) {
      String path = ProgramPath.find(name, call.state());
      boolean builtin = Commands.debian().builtin(name) != null;
      if (builtin) {
        call.out().line(locate ? name : name + " is a shell builtin");
      } else if (path != null) {
        call.out().line(locate ? path : name + " is " + path);
      } else {
        status = 1;
        if (!locate) {
          call.err().line(call.state().errorName() + ": type: " + name + ": not found");
        }
      }
    }
    return status;
  }
}
