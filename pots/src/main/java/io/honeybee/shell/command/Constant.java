package io.honeybee.shell.command;

import java.util.List;

/**
 * Commands that do nothing and say nothing: {@code true}, {@code false}, {@code :}, and those whose
 * effect nobody sees.
 *
 * @param status their exit code
 */
record Constant(List<String> names, boolean builtin, int status) implements ShellCommand {
  Constant {
    names = List.copyOf(names);
  }

  @Override
  public int run(Invocation call) {
    return status;
  }
}
