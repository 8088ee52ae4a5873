package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** A command of the pretended machine. Stateless. */
public interface ShellCommand {

  /** The names it is called by. */
  List<String> names();

  /** Whether the shell knows it itself; otherwise a program file of that name must exist. */
  default boolean builtin() {
    return false;
  }

  /**
   * Does what the real one would seem to do.
   *
   * @return the exit code, 0..255
   * @throws IOException when the visitor's connection is gone
   */
  int run(Invocation call) throws IOException;
}
