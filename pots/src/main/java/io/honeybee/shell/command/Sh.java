package io.honeybee.shell.command;

import io.honeybee.shell.command.Dialect.Mode;
import io.honeybee.shell.script.Parsed;
import io.honeybee.shell.script.ScriptParser;
import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sh}, {@code bash}, {@code dash} and {@code ash}. */
final class Sh implements ShellCommand {
  private static final int MAX_CONTINUED_BYTES = 256 * 1024;

  @Override
  public List<String> names() {
    return List.of("sh", "bash", "dash", "ash");
  }

  @Override
  public int run(Invocation call) throws IOException {
    ShellState child = call.state().copy();
    String name = call.toolName();
    Dialect dialect =
        call.state().isBusyBox() ? Dialect.ASH : name.equals("bash") ? Dialect.BASH : Dialect.DASH;
    int command = call.args().indexOf("-c");
    try {
      if (command >= 0) {
        child.become(dialect, Mode.COMMAND, name);
        return commandLine(call, command, child);
      }
      List<String> files = call.args().stream().filter(a -> !a.startsWith("-")).toList();
      if (!files.isEmpty() && !call.args().contains("-s")) {
        child.become(dialect, Mode.SCRIPT, files.getFirst());
        child.arguments(files.subList(1, files.size()));
        return file(call, name, files.getFirst(), child);
      }
      if (call.in().isTerminal()) {
        child.become(dialect, Mode.INTERACTIVE, name);
        return dialogue(call, child);
      }
      child.become(dialect, Mode.COMMAND, name);
      return fromInput(call, child);
    } catch (ShellExit exit) {
      return exit.status();
    } catch (LoopJump jump) {
      return jump.value();
    }
  }

  private static int commandLine(Invocation call, int option, ShellState child) throws IOException {
    if (option + 1 >= call.args().size()) {
      return call.fail(2, "-c: option requires an argument");
    }
    List<String> rest = call.args().subList(option + 2, call.args().size());
    if (!rest.isEmpty()) {
      child.shellName(rest.getFirst());
      child.arguments(rest.subList(1, rest.size()));
    }
    return script(call, call.args().get(option + 1), child);
  }

  private static int file(Invocation call, String name, String file, ShellState child)
      throws IOException {
    String text;
    try {
      text = call.read(file);
    } catch (FileFault e) {
      String said =
          switch (child.dialect()) {
            case BASH -> name + ": " + file + ": " + e.reason();
            case DASH -> name + ": 0: " + child.dialect().cannotRead(file, e);
            case ASH -> name + ": can't open '" + file + "': " + e.reason();
          };
      call.err().line(said);
      return child.dialect() == Dialect.BASH ? 127 : 2;
    }
    return script(call, text, child);
  }

  private static int script(Invocation call, String text, ShellState child) throws IOException {
    return call.state().surroundings().runner().script(text, child, call.streams());
  }

  /** Line by line, so that a client without a terminal sees each line's answer. */
  private static int fromInput(Invocation call, ShellState child) throws IOException {
    if (call.in() instanceof TextInput) {
      return script(call, call.in().all(), child);
    }
    int status = 0;
    String line = call.in().line();
    while (line != null) {
      call.state().surroundings().events().input(line);
      status = script(call, line, child);
      line = call.in().line();
    }
    return status;
  }

  /** Prompts as the outer shell does: bots wait for the prompt of the shell they asked for. */
  private static int dialogue(Invocation call, ShellState child) throws IOException {
    if (child.dialect() == Dialect.ASH) {
      call.out().write(Banner.ofAsh(call.world()));
    }
    int status = 0;
    while (true) {
      try {
        String text = nextScript(call, child);
        if (text == null) {
          return status;
        }
        status = script(call, text, child);
        child.lastStatus(status);
      } catch (BrokenPipe e) {
        // Ctrl-C ends a line, not the shell.
        child.lastStatus(130);
      }
    }
  }

  private static @Nullable String nextScript(Invocation call, ShellState child) throws IOException {
    StringBuilder text = new StringBuilder();
    String prompt = Prompt.of(child);
    while (true) {
      String line = call.in().line(prompt);
      if (line == null) {
        return text.isEmpty() ? null : text.toString();
      }
      call.state().budget().renew();
      if (!line.isBlank()) {
        call.state().surroundings().events().input(line);
      }
      text.append(line).append('\n');
      boolean more =
          text.length() < MAX_CONTINUED_BYTES
              && ScriptParser.parse(text.toString()) instanceof Parsed.Incomplete;
      if (!more) {
        return text.toString();
      }
      prompt = Prompt.CONTINUED;
    }
  }
}
