package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code enable}, {@code help}, and {@code declare} as far as it sets variables. */
final class Help implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("enable", "help", "declare", "typeset", "readonly");
  }

  @Override
  public boolean builtin() {
    return true;
  }

  @Override
  public int run(Invocation call) throws IOException {
    switch (call.name()) {
      case "enable" -> {
        if (call.args().isEmpty()) {
          for (String name : call.state().surroundings().commands().builtins().keySet()) {
            call.out().line("enable " + name);
          }
        }
      }
      case "help" ->
          call.out()
              .line(
                  "GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n"
                      + "These shell commands are defined internally.  Type `help' to see this list.");
      default -> {
        for (String word : call.args()) {
          int equals = word.indexOf('=');
          if (equals > 0) {
            call.state().set(word.substring(0, equals), word.substring(equals + 1));
          }
        }
      }
    }
    return 0;
  }
}
