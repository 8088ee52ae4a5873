package io.honeybee.manager.fleet;

/** A command cannot be sent; the message says why. */
public final class NodeUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  public NodeUnreachable(String message) {
    super(message);
  }
}
