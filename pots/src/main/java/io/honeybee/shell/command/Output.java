package io.honeybee.shell.command;

import java.io.IOException;

/** Where a command writes. */
public interface Output {

  /** Swallows everything. */
  Output NOWHERE = bytes -> {};

  /**
   * Writes a byte string.
   *
   * @throws IOException when the visitor's connection is gone
   */
  void write(String bytes) throws IOException;

  /** Writes a line. */
  default void line(String text) throws IOException {
    write(text + "\n");
  }
}
