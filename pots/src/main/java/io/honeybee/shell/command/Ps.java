package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code ps}. */
final class Ps implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("ps");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String flags = String.join("", call.args()).replace("-", "");
    boolean all =
        flags.contains("a") || flags.contains("e") || flags.contains("A") || flags.contains("x");
    var processes = ProcessTable.of(call);
    boolean full = flags.contains("u");
    call.out()
        .line(
            full
                ? "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND"
                : flags.contains("f")
                    ? "UID          PID    PPID  C STIME TTY          TIME CMD"
                    : "    PID TTY          TIME CMD");
    for (var process : processes) {
      if (all || process.tty().startsWith("pts")) {
        call.out()
            .line(full ? process.wide() : flags.contains("f") ? process.full() : process.brief());
      }
    }
    return 0;
  }
}
