package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code kill} and {@code killall}. */
final class Kill implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("kill", "killall", "killall5");
  }

  private static final int FIRST_UNUSED_PID = 800;

  @Override
  public int run(Invocation call) throws IOException {
    if (call.args().isEmpty() && call.name().equals("kill") && !call.state().isBusyBox()) {
      call.err()
          .line(
              "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l"
                  + " [sigspec]");
      return 2;
    }
    int status = 0;
    for (String target : call.args()) {
      if (target.startsWith("-")) {
        continue;
      }
      if (call.name().equals("killall")) {
        call.err()
            .line(
                call.state().isBusyBox()
                    ? "killall: " + target + ": no process killed"
                    : target + ": no process found");
        status = 1;
      } else if (call.name().equals("kill") && Numbers.of(target, 0) >= FIRST_UNUSED_PID) {
        missing(call, target);
        status = 1;
      }
    }
    return status;
  }

  private static void missing(Invocation call, String pid) throws IOException {
    switch (call.state().dialect()) {
      case BASH -> call.failBuiltin(1, "(" + pid + ") - No such process");
      case DASH -> call.failBuiltin(1, "No such process\n");
      case ASH ->
          call.err()
              .line(call.state().errorName() + ": can't kill pid " + pid + ": No such process");
    }
  }
}
