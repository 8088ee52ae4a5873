package io.honeybee.shell.script;

/**
 * Where a command's input comes from or its output goes.
 *
 * @param descriptor 0, 1 or 2, or {@link #BOTH} for {@code &>}
 * @param target a file's name, a descriptor's number, or the text of a here-document
 */
public record Redirection(int descriptor, Kind kind, Word target) {
  /** Standard output and standard error at once. */
  public static final int BOTH = -1;

  /** What is done. */
  public enum Kind {
    READ,
    WRITE,
    APPEND,
    /** {@code 2>&1} */
    DUPLICATE,
    /** A here-document or a here-string. */
    TEXT
  }
}
