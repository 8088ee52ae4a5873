package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code kill} and {@code killall}. */
final class Kill implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("kill", "killall", "pkill", "killall5");
  }

  private static final int FIRST_UNUSED_PID = 800;

  @Override
  public int run(Invocation call) throws IOException {
    int status = 0;
    for (String target : call.args()) {
      if (target.startsWith("-")) {
        continue;
      }
      if (call.name().equals("killall")) {
        call.err().line(target + ": no process found");
        status = 1;
      } else if (call.name().equals("kill") && Numbers.of(target, 0) >= FIRST_UNUSED_PID) {
        call.err().line(call.state().errorName() + ": kill: (" + target + ") - No such process");
        status = 1;
      } else if (call.name().equals("pkill")) {
        status = 1;
      }
    }
    return status;
  }
}
