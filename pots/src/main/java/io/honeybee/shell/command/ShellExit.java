package io.honeybee.shell.command;

/** Ends the shell, or the subshell, from within a command. */
public final class ShellExit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public ShellExit(int status) {
    super(null, null, false, false);
    this.status = status & 0xFF;
  }

  /** The shell's exit code, 0..255. */
  public int status() {
    return status;
  }
}
