package io.honeybee.node.command;

/** What a command can do to the node as a whole. Any thread. */
public interface NodeControl {

  /**
   * Stops the node for good. Returns at once.
   *
   * @param answer to be given before the goodbye
   */
  void stop(Answer answer);

  /**
   * Restarts pots and connection. Returns at once.
   *
   * @param answer to be given once all runs again
   */
  void restart(Answer answer);

  /** Reads the configuration again, applies what can be applied, and answers. May take seconds. */
  void updateConfig(Answer answer);
}
