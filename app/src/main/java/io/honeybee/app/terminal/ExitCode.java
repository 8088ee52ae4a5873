package io.honeybee.app.terminal;

/** What the process says to its caller. */
public final class ExitCode {
  public static final int OK = 0;

  /** A bug, or something outside that went wrong while running. */
  public static final int FAILURE = 1;

  /** The operator's to mend: arguments, configuration, files, ports. */
  public static final int OPERATOR = 2;

  private ExitCode() {}
}
