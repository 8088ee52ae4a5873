package io.honeybee.shell.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a command reads: bytes as a byte string. */
public interface Input {

  /** Nothing to read. */
  Input EMPTY = of("");

  /** A line without its end, or null at the end of the input. */
  @Nullable String line() throws IOException;

  /** Whether somebody types here, so that a shell prompts. */
  default boolean isTerminal() {
    return false;
  }

  /**
   * A line that was asked for.
   *
   * @param prompt shown before it on a terminal
   */
  default @Nullable String line(String prompt) throws IOException {
    return line();
  }

  /** All that is left, up to a bound. */
  String all() throws IOException;

  /** Reads a text. */
  static Input of(String text) {
    return new TextInput(text);
  }
}
