package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/**
 * {@code clear}, {@code reset}, {@code tty}, {@code arch}, {@code groups}, {@code users}, {@code
 * dmesg}, {@code last}, {@code getconf}: short answers.
 */
final class Echoes implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("clear", "tty", "arch", "groups", "users", "last", "getconf", "runlevel");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String tty = call.visitor().tty();
    String answer =
        switch (call.name().replaceFirst("^.*/", "")) {
          case "clear" -> "\u001b[H\u001b[2J\u001b[3J";
          case "tty" -> tty.isEmpty() ? "not a tty\n" : "/dev/" + tty + "\n";
          case "arch" -> call.world().machine() + "\n";
          case "groups", "users" -> call.visitor().name() + "\n";
          case "getconf" ->
              call.arg(0).equals("LONG_BIT") ? "64\n" : call.world().cpu().cores() + "\n";
          case "runlevel" -> "N 5\n";
          default -> "\nwtmp begins " + Clocks.date(call.world().installedAt()) + "\n";
        };
    call.out().write(answer);
    return 0;
  }
}
