package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;

/**
 * Which shell speaks. Each has its own words for the same trouble, and bots tell machines by them;
 * the words were compared with bash 5.2, dash 0.5.12 and the ash of BusyBox 1.35.
 */
public enum Dialect {
  BASH,
  DASH,
  ASH;

  /** Where the shell takes its lines from. */
  public enum Mode {
    /** Typed at a prompt. */
    INTERACTIVE,
    /** The argument of {@code -c}, or what came over a pipe. */
    COMMAND,
    /** A file. */
    SCRIPT
  }

  /** What an error message begins with. */
  String prefix(String name, Mode mode, int line) {
    return switch (this) {
      case BASH -> mode == Mode.INTERACTIVE ? name : name + ": line " + line;
      case DASH -> name + ": " + line;
      case ASH -> mode == Mode.SCRIPT ? name + ": line " + line : name;
    };
  }

  /** What an error message of the shell's own command begins with. */
  String builtinPrefix(String name, Mode mode, int line, String builtin) {
    return this == ASH && mode == Mode.COMMAND
        ? name + ": " + builtin + ": line " + (line - 1)
        : prefix(name, mode, line) + ": " + builtin;
  }

  /** What is said of a command that does not exist. */
  public String missing(String name) {
    if (this != BASH) {
      return "not found";
    }
    return name.contains("/") ? "No such file or directory" : "command not found";
  }

  /** What is said of a directory that was called as a command. */
  public String directoryCalled() {
    return this == BASH ? "Is a directory" : "Permission denied";
  }

  /** What is said when the file of {@code >} cannot be written. */
  public String cannotWrite(String file, FileFault fault) {
    boolean absent = fault.kind() == FileFault.Kind.NOT_FOUND;
    return switch (this) {
      case BASH -> file + ": " + fault.reason();
      case DASH ->
          "cannot create " + file + ": " + (absent ? "Directory nonexistent" : fault.reason());
      case ASH ->
          "can't create " + file + ": " + (absent ? "nonexistent directory" : fault.reason());
    };
  }

  /** What is said when the file of {@code <} cannot be read. */
  public String cannotRead(String file, FileFault fault) {
    boolean absent = fault.kind() == FileFault.Kind.NOT_FOUND;
    return switch (this) {
      case BASH -> file + ": " + fault.reason();
      case DASH -> "cannot open " + file + ": " + (absent ? "No such file" : fault.reason());
      case ASH -> "can't open " + file + ": " + (absent ? "no such file" : fault.reason());
    };
  }

  /** What is said of a token where it may not be; {@code newline} stands for the line's end. */
  public String unexpected(String token) {
    return switch (this) {
      case BASH -> "syntax error near unexpected token `" + token + "'";
      case DASH ->
          "Syntax error: " + (token.equals("newline") ? token : quoted(token)) + " unexpected";
      case ASH -> "syntax error: unexpected " + (token.equals("newline") ? token : quoted(token));
    };
  }

  private static String quoted(String token) {
    return "\"" + token + "\"";
  }

  /**
   * What is said of a script that ends too early.
   *
   * @param wanted the closing character that is missing; empty or longer when it is something else
   */
  public String unfinished(String wanted) {
    boolean quote = wanted.equals("\"") || wanted.equals("'");
    return switch (this) {
      case BASH ->
          wanted.length() == 1
              ? "unexpected EOF while looking for matching `" + wanted + "'"
              : "syntax error: unexpected end of file";
      case DASH ->
          quote
              ? "Syntax error: Unterminated quoted string"
              : "Syntax error: end of file unexpected";
      case ASH ->
          quote
              ? "syntax error: unterminated quoted string"
              : "syntax error: unexpected end of file";
    };
  }
}
