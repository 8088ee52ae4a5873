package io.honeybee.shell.command;

import java.io.IOException;
import java.time.Duration;

/** Lets time pass for {@code sleep} and the like. */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @throws IOException when the visitor left meanwhile
   */
  void of(Duration time) throws IOException;
}
