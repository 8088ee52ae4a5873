package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** Lets commands run commands. */
public interface ShellRunner {

  /** Runs a script in the given state, and returns the last exit code. */
  int script(String text, ShellState state, Streams streams) throws IOException;

  /** Runs what {@code eval} was given. */
  int evaluated(String text, ShellState state, Streams streams) throws IOException;

  /** Runs one command with its arguments, already expanded. */
  int command(List<String> words, ShellState state, Streams streams) throws IOException;
}
