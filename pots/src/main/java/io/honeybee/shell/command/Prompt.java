package io.honeybee.shell.command;

/** What a shell shows before it reads a line. */
public final class Prompt {
  /** Before a line that goes on with the one before. */
  public static final String CONTINUED = "> ";

  private Prompt() {}

  /** The prompt for a new command. */
  public static String of(ShellState state) {
    boolean root = state.surroundings().visitor().isRoot();
    String end = root ? "# " : "$ ";
    return switch (state.dialect()) {
      case BASH ->
          state.surroundings().visitor().name()
              + "@"
              + state.surroundings().world().hostName()
              + ":"
              + where(state)
              + end;
      case DASH -> end;
      case ASH -> where(state) + " " + end;
    };
  }

  private static String where(ShellState state) {
    String where = state.directory();
    String home = state.variable("HOME");
    boolean within = !home.isEmpty() && (where.equals(home) || where.startsWith(home + "/"));
    return within ? "~" + where.substring(home.length()) : where;
  }
}
