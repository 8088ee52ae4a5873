package io.honeybee.shell.command;

/** A line used up what one line may use; it ends as if it had been killed. */
public final class BudgetSpent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BudgetSpent() {
    super(null, null, false, false);
  }
}
