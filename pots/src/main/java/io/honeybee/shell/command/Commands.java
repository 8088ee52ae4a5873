package io.honeybee.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All commands by their names. A new command is a new class and a line in a list here.
 *
 * @param builtins those that the shell knows itself
 * @param programs those that need a program file
 */
public record Commands(Map<String, ShellCommand> builtins, Map<String, ShellCommand> programs) {
  private static final List<ShellCommand> LIST =
      List.of(
          new Cat(),
          new Cd(),
          new Constant(List.of(":", "true"), true, 0),
          new Constant(List.of("false"), true, 1),
          new Echo(),
          new Exit(),
          new Id(),
          new Ls(),
          new Pwd(),
          new Uname(),
          new Whoami());

  /** The commands of a Debian server. */
  public static Commands debian() {
    Map<String, ShellCommand> builtins = new LinkedHashMap<>();
    Map<String, ShellCommand> programs = new LinkedHashMap<>();
    for (ShellCommand command : LIST) {
      for (String name : command.names()) {
        (command.builtin() ? builtins : programs).put(name, command);
      }
    }
    return new Commands(builtins, programs);
  }

  public @Nullable ShellCommand builtin(String name) {
    return builtins.get(name);
  }

  /** The command that a program file of that name is, whether or not the file exists. */
  public @Nullable ShellCommand program(String name) {
    ShellCommand program = programs.get(name);
    return program != null ? program : builtins.get(name);
  }
}
