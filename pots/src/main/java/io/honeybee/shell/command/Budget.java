package io.honeybee.shell.command;

/**
 * What one line of input may use: steps and bytes of output. A real time limit is not needed: each
 * step is short, and waiting is bounded by the session.
 *
 * <p>Thread rule: one thread.
 */
public final class Budget {
  private static final int MAX_STEPS = 20_000;
  private static final long MAX_OUTPUT_BYTES = 4L << 20;
  private static final long MAX_WORK_BYTES = 256L << 20;
  private static final int MAX_DEPTH = 16;

  private int steps;
  private long outputBytes;
  private long workBytes;
  private int depth;

  /** A new line from the visitor has what a first one has; nested shells stay nested. */
  public void renew() {
    steps = 0;
    outputBytes = 0;
    workBytes = 0;
  }

  /** One command, loop turn or the like. */
  public void step() {
    if (++steps > MAX_STEPS) {
      throw new BudgetSpent();
    }
  }

  /** So many bytes on their way to the visitor. */
  public void output(long bytes) {
    outputBytes += bytes;
    if (outputBytes > MAX_OUTPUT_BYTES) {
      throw new BudgetSpent();
    }
  }

  /** So many bytes copied, searched or built. */
  public void work(long bytes) {
    workBytes += bytes;
    if (workBytes > MAX_WORK_BYTES) {
      throw new BudgetSpent();
    }
  }

  /** A shell, function or substitution within another begins. */
  public void enter() {
    if (++depth > MAX_DEPTH) {
      throw new BudgetSpent();
    }
  }

  /** It ends. */
  public void leave() {
    depth--;
  }
}
