package io.honeybee.runtime.lifecycle;

import java.io.IOException;

/**
 * A part of the program that runs until it is stopped.
 *
 * <p>Thread rule: {@link #start} is called once at a time and never while {@link #stop} runs;
 * {@link #stop} may be called from any thread, any number of times, also when {@link #start}
 * failed.
 */
public interface Service {

  /** A short name for logs, such as {@code node listener}. */
  String name();

  /**
   * Starts and returns once the service does its work (for a listener: once the port is bound).
   *
   * @throws IOException when it cannot start; the message says what to change. Nothing is left open
   *     then.
   */
  void start() throws IOException;

  /** Stops within a few seconds, releases everything, and never throws. */
  void stop();
}
