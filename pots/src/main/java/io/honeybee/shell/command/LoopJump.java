package io.honeybee.shell.command;

/** {@code break}, {@code continue} or {@code return}. */
public final class LoopJump extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int value;

  /** Where to. */
  public enum Kind {
    BREAK,
    CONTINUE,
    RETURN
  }

  /**
   * @param value how many loops, or the function's exit code
   */
  public LoopJump(Kind kind, int value) {
    super(null, null, false, false);
    this.kind = kind;
    this.value = value;
  }

  public Kind kind() {
    return kind;
  }

  public int value() {
    return value;
  }
}
