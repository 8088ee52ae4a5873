package io.honeybee.shell.command;

import java.time.Duration;

/** Lets time pass for {@code sleep} and the like. */
@FunctionalInterface
public interface Pause {

  /**
   * Waits.
   *
   * @throws InterruptedException when the visitor left meanwhile
   */
  void of(Duration time) throws InterruptedException;
}
