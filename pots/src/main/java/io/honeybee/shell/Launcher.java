package io.honeybee.shell;

import io.honeybee.shell.command.Commands;
import io.honeybee.shell.command.Dialect;
import io.honeybee.shell.command.Invocation;
import io.honeybee.shell.command.LoopJump;
import io.honeybee.shell.command.ProgramPath;
import io.honeybee.shell.command.ShellCommand;
import io.honeybee.shell.command.ShellExit;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.command.Streams;
import io.honeybee.shell.command.Usages;
import io.honeybee.shell.script.Command;
import io.honeybee.world.files.FileFault;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.FileNode.Directory;
import io.honeybee.world.files.FileNode.RegularFile;
import io.honeybee.world.files.Paths;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a command's name means and calls it. */
final class Launcher {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final Set<String> SYSTEM_DIRECTORIES =
      Set.of("/bin", "/sbin", "/usr/bin", "/usr/sbin");
  private static final String ELF = "\u007fELF";

  private final Commands commands;

  Launcher(Commands commands) {
    this.commands = commands;
  }

  /**
   * Runs a command.
   *
   * @param source the text it was written as, for the event when there is no such command
   */
  int launch(
      List<String> words, String source, ShellState state, Streams streams, Interpreter interpreter)
      throws IOException {
    String name = words.getFirst();
    List<String> args = words.subList(1, words.size());
    Command function = state.functions().get(name);
    if (function != null) {
      return function(function, args, state, streams, interpreter);
    }
    ShellCommand builtin = commands.builtin(name, state.dialect());
    if (builtin != null) {
      return call(builtin, new Invocation(name, args, state, streams));
    }
    String path = ProgramPath.find(name, state);
    if (path == null) {
      return missing(name, source, state, streams);
    }
    return program(path, name, args, state, streams, interpreter);
  }

  private static int call(ShellCommand command, Invocation call) throws IOException {
    try {
      return command.run(call);
    } catch (FileFault e) {
      return call.fail(1, e.reason());
    }
  }

  private static int missing(String name, String source, ShellState state, Streams streams)
      throws IOException {
    state.surroundings().events().commandFailed(source);
    String said = state.dialect().missing(name);
    streams.err().line(state.errorName() + ": " + name + ": " + said);
    return NOT_FOUND;
  }

  private int program(
      String path,
      String name,
      List<String> args,
      ShellState state,
      Streams streams,
      Interpreter interpreter)
      throws IOException {
    FileNode node = state.surroundings().files().lookUp(path);
    if (node instanceof Directory) {
      streams
          .err()
          .line(state.errorName() + ": " + name + ": " + state.dialect().directoryCalled());
      return NOT_EXECUTABLE;
    }
    if (!(node instanceof RegularFile file) || !state.surroundings().files().isExecutable(path)) {
      streams.err().line(state.errorName() + ": " + name + ": Permission denied");
      return NOT_EXECUTABLE;
    }
    ShellCommand known = knownProgram(path, state);
    if (known != null) {
      Invocation call = new Invocation(name, args, state, streams);
      return Usages.isDue(call) ? Usages.show(call) : call(known, call);
    }
    String content = file.content().read(state.surroundings().clock().instant());
    if (content.startsWith(ELF)) {
      // A program of the visitor's own: it seems to run and to say nothing.
      return 0;
    }
    return script(content, name, args, state, streams, interpreter);
  }

  /** The command behind a program file of the machine's own; a visitor's file is never one. */
  private @Nullable ShellCommand knownProgram(String path, ShellState state) {
    String real;
    try {
      real = state.surroundings().files().realPath(path);
    } catch (FileFault e) {
      return null;
    }
    String directory = Paths.parent(real);
    boolean system = SYSTEM_DIRECTORIES.contains(directory);
    ShellCommand byName = system ? commands.program(Paths.name(path)) : null;
    return byName != null ? byName : system ? commands.program(Paths.name(real)) : null;
  }

  /** By the first line; a script without one is run by the shell that was asked to. */
  private static Dialect interpreterOf(String content, ShellState state) {
    if (!content.startsWith("#!") || state.dialect() == Dialect.ASH) {
      return state.dialect();
    }
    int end = content.indexOf('\n');
    String first = end < 0 ? content : content.substring(0, end);
    return first.contains("bash") ? Dialect.BASH : Dialect.DASH;
  }

  private static int script(
      String content,
      String name,
      List<String> args,
      ShellState state,
      Streams streams,
      Interpreter interpreter)
      throws IOException {
    ShellState child = state.copy();
    child.become(interpreterOf(content, state), Dialect.Mode.SCRIPT, name);
    child.arguments(args);
    try {
      return interpreter.script(content, child, streams);
    } catch (ShellExit exit) {
      return exit.status();
    } catch (LoopJump jump) {
      return jump.value();
    }
  }

  private static int function(
      Command body, List<String> args, ShellState state, Streams streams, Interpreter interpreter)
      throws IOException {
    List<String> before = state.arguments();
    state.arguments(args);
    state.budget().enter();
    try {
      return interpreter.run(body, state, streams);
    } catch (LoopJump jump) {
      if (jump.kind() != LoopJump.Kind.RETURN) {
        throw jump;
      }
      return jump.value();
    } finally {
      state.budget().leave();
      state.arguments(before);
    }
  }
}
