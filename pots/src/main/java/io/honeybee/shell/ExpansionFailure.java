package io.honeybee.shell;

/** A word could not be expanded, which was said then; ends the script, or the line typed. */
final class ExpansionFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status the exit code of the script
   */
  ExpansionFailure(int status) {
    super(null, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
