package io.honeybee.shell.command;

/** Nobody reads any more of what a command writes; ends that command alone. */
public final class BrokenPipe extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenPipe() {
    super(null, null, false, false);
  }
}
