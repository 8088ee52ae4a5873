package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code source} and {@code .}: a file as a script in this shell. */
final class Source implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("source", ".");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty()) {
      return call.fail(2, "filename argument required");
    }
    String script;
    try {
      script = call.read(call.arg(0));
    } catch (FileFault e) {
      return switch (call.state().dialect()) {
        case BASH -> {
          call.err().line(call.state().errorName() + ": " + call.arg(0) + ": " + e.reason());
          yield 1;
        }
        case DASH, ASH -> {
          int status = call.failBuiltin(2, call.state().dialect().cannotRead(call.arg(0), e));
          if (call.state().mode() == Dialect.Mode.INTERACTIVE) {
            yield status;
          }
          // A special command's failure ends the shell (POSIX, 2.8.1).
          throw new ShellExit(status);
        }
      };
    }
    return call.state().surroundings().runner().script(script, call.state(), call.streams());
  }
}
