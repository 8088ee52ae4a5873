package io.honeybee.shell;

import io.honeybee.shell.command.BrokenPipe;
import io.honeybee.shell.command.BudgetSpent;
import io.honeybee.shell.command.Dialect;
import io.honeybee.shell.command.LoopJump;
import io.honeybee.shell.command.Output;
import io.honeybee.shell.command.Pause;
import io.honeybee.shell.command.Prompt;
import io.honeybee.shell.command.ShellEvents;
import io.honeybee.shell.command.ShellExit;
import io.honeybee.shell.command.ShellState;
import io.honeybee.shell.command.Streams;
import io.honeybee.shell.command.Surroundings;
import io.honeybee.shell.command.Visitor;
import io.honeybee.shell.script.Parsed;
import io.honeybee.shell.script.ScriptParser;
import io.honeybee.world.files.FileNode;
import io.honeybee.world.files.SessionFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visitor's shell.
 *
 * <p>Thread rule: one thread runs it. Blocks while it waits for the visitor; an {@link IOException}
 * means that the visitor is gone.
 */
public final class ShellSession implements AutoCloseable {
  private static final int MAX_HISTORY = 500;
  private static final int MAX_HISTORY_LINE = 4_096;
  private static final int MAX_CONTINUED_BYTES = 256 * 1024;
  private static final int KILLED = 137;
  private static final int INTERRUPTED = 130;

  private final Machine machine;
  private final Visitor visitor;
  private final Terminal terminal;
  private final ShellEvents events;
  private final SessionFiles files;
  private final boolean ownsFiles;
  private final List<String> history = new ArrayList<>();
  private final ShellState state;

  /**
   * @param pause lets time pass for {@code sleep}
   */
  public ShellSession(
      Machine machine, Visitor visitor, Terminal terminal, ShellEvents events, Pause pause) {
    this(machine, visitor, terminal, events, pause, machine.files(visitor), true);
  }

  /**
   * A shell on files that others see too.
   *
   * @param files closed by whoever opened them
   * @param pause lets time pass for {@code sleep}
   */
  public ShellSession(
      Machine machine,
      Visitor visitor,
      Terminal terminal,
      ShellEvents events,
      Pause pause,
      SessionFiles files) {
    this(machine, visitor, terminal, events, pause, files, false);
  }

  private ShellSession(
      Machine machine,
      Visitor visitor,
      Terminal terminal,
      ShellEvents events,
      Pause pause,
      SessionFiles files,
      boolean ownsFiles) {
    this.ownsFiles = ownsFiles;
    this.machine = machine;
    this.visitor = visitor;
    this.terminal = terminal;
    this.events = events;
    this.files = files;
    Surroundings surroundings =
        new Surroundings(
            machine.world(),
            files,
            visitor,
            events,
            machine.interpreter(),
            machine.commands(),
            machine.clock(),
            machine.random(),
            pause,
            history);
    this.state = new ShellState(surroundings, isDevice() ? "-sh" : "-bash");
    prepare();
  }

  private void prepare() {
    variable("SHELL", isDevice() ? "/bin/sh" : "/bin/bash");
    variable("PWD", visitor.home());
    variable("LOGNAME", visitor.name());
    variable("HOME", visitor.home());
    variable("USER", visitor.name());
    if (!isDevice()) {
      variable("LANG", "C.UTF-8");
      variable("SHLVL", "1");
    }
    variable("PATH", searchPath());
    if (!visitor.tty().isEmpty()) {
      variable("TERM", "xterm");
    }
    if (!(files.lookUp(visitor.home()) instanceof FileNode.Directory)) {
      state.directory("/");
    }
  }

  private boolean isDevice() {
    return machine.world().userland().isBusyBox();
  }

  private String searchPath() {
    if (isDevice()) {
      return "/bin:/sbin:/usr/bin:/usr/sbin";
    }
    return visitor.isRoot()
        ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        : "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games";
  }

  private void variable(String name, String value) {
    state.set(name, value);
    state.export(name);
  }

  /** Sets a variable that programs see, such as those that a client sent along. */
  public void environment(String name, String value) {
    variable(name, value);
  }

  /** Runs one command line, as {@code ssh host command} does, and returns its exit code. */
  public int execute(String line) throws IOException {
    state.become(state.dialect(), Dialect.Mode.COMMAND, isDevice() ? "sh" : "bash");
    events.input(line);
    try {
      return guarded(line);
    } catch (ShellExit exit) {
      return exit.status();
    }
  }

  /** Prompts and runs lines until the visitor leaves, and returns the exit code. */
  public int interact() throws IOException {
    try {
      while (true) {
        String script = nextScript();
        if (script == null) {
          sayGoodbye();
          return state.lastStatus();
        }
        if (!script.isBlank()) {
          guarded(script);
        }
      }
    } catch (ShellExit exit) {
      sayGoodbye();
      return exit.status();
    }
  }

  private void sayGoodbye() throws IOException {
    if (terminal.isPty() && !isDevice()) {
      terminal.print("logout\n");
    }
  }

  /** Lines up to a whole script; empty after Ctrl-C; null at the end of the input. */
  private @Nullable String nextScript() throws IOException {
    StringBuilder script = new StringBuilder();
    String prompt = Prompt.of(state);
    while (true) {
      String line;
      try {
        line = terminal.prompt(prompt, history);
      } catch (LineEditor.Interrupted e) {
        state.lastStatus(INTERRUPTED);
        return "";
      }
      if (line == null) {
        return script.isEmpty() ? null : script.toString();
      }
      if (!line.isBlank()) {
        events.input(line);
        remember(line);
      }
      script.append(line).append('\n');
      boolean more =
          ScriptParser.parse(script.toString()) instanceof Parsed.Incomplete
              && script.length() < MAX_CONTINUED_BYTES;
      if (!more) {
        return script.toString();
      }
      prompt = Prompt.CONTINUED;
    }
  }

  private void remember(String line) {
    if (line.length() <= MAX_HISTORY_LINE) {
      history.add(line);
      if (history.size() > MAX_HISTORY) {
        history.removeFirst();
      }
    }
  }

  private int guarded(String script) throws IOException {
    state.renewBudget();
    Output out = metered(terminal.out());
    Streams streams = new Streams(terminal.input(), out, metered(terminal.err()));
    int status;
    try {
      status = machine.interpreter().script(script, state, streams);
    } catch (BudgetSpent | StackOverflowError e) {
      terminal.print("Killed\n");
      status = KILLED;
    } catch (BrokenPipe e) {
      status = INTERRUPTED;
    } catch (LoopJump jump) {
      status = 0;
    }
    state.lastStatus(status);
    files.takeSettled().forEach(file -> events.wrote(file.path(), file.content()));
    return status;
  }

  private Output metered(Output to) {
    return bytes -> {
      state.budget().output(bytes.length());
      to.write(bytes);
    };
  }

  @Override
  public void close() {
    files.takeWritten().forEach(file -> events.wrote(file.path(), file.content()));
    if (ownsFiles) {
      files.close();
    }
  }
}
