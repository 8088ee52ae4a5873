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
    int found = 0;
    for (String name : Options.of(call.args(), "").operands()) {
      String path = ProgramPath.find(name, call.state());
      boolean builtin =
          call.state().surroundings().commands().builtin(name, call.state().dialect()) != null;
      found += builtin || path != null ? 1 : 0;
      if (builtin) {
        call.out().line(locate ? name : name + " is a shell builtin");
      } else if (path != null) {
        call.out().line(locate ? path : name + " is " + path);
      } else {
        boolean bash = call.state().dialect() == Dialect.BASH;
        status = bash || locate ? (bash ? 1 : 127) : 127;
        if (!locate) {
          missing(call, name);
        }
      }
    }
    // "command -v" is content with one of them.
    return locate && found > 0 ? 0 : status;
  }

  private static void missing(Invocation call, String name) throws IOException {
    if (call.state().dialect() == Dialect.BASH) {
      call.failBuiltin(1, name + ": not found");
    } else {
      call.out().line(name + ": not found");
    }
  }
}
