package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import java.io.IOException;
import java.util.List;

/** {@code cd}. */
final class Cd implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("cd");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    ShellState state = call.state();
    List<String> operands = Options.of(call.args(), "").operands();
    if (operands.size() > 1 && state.dialect() == Dialect.BASH) {
      return error(call, "too many arguments");
    }
    String given = operands.isEmpty() ? state.variable("HOME") : operands.getFirst();
    if (call.args().contains("-")) {
      given = state.variable("OLDPWD");
      if (given.isEmpty()) {
        return error(call, "OLDPWD not set");
      }
      call.out().line(given);
    }
    if (given.isEmpty()) {
      return 0;
    }
    String path = call.path(given);
    try {
      if (!(call.files().find(path) instanceof FileNode.Directory)) {
        return unusable(call, given, new FileFault(FileFault.Kind.NOT_DIRECTORY));
      }
    } catch (FileFault e) {
      return unusable(call, given, e);
    }
    state.set("OLDPWD", state.directory());
    state.directory(path);
    state.set("PWD", path);
    return 0;
  }

  private static int unusable(Invocation call, String given, FileFault fault) throws IOException {
    return switch (call.state().dialect()) {
      case BASH -> error(call, given + ": " + fault.reason());
      case DASH -> call.failBuiltin(2, "can't cd to " + given);
      case ASH -> {
        // Older versions, as devices have them, do not say why.
        boolean old = call.world().userland().isBusyBox();
        yield call.failBuiltin(2, "can't cd to " + given + (old ? "" : ": " + fault.reason()));
      }
    };
  }

  private static int error(Invocation call, String message) throws IOException {
    return call.failBuiltin(1, message);
  }
}
