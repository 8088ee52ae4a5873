package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code sh} and {@code bash}. */
final class Sh implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("sh", "bash", "dash", "ash");
  }

  @Override
  public int run(Invocation call) throws IOException {
    ShellState child = call.state().copy();
    int command = call.args().indexOf("-c");
    String name = call.name().replaceFirst("^.*/", "");
    child.shellName(name);
    try {
      if (command >= 0) {
        if (command + 1 >= call.args().size()) {
          return call.fail(2, "-c: option requires an argument");
        }
        List<String> rest = call.args().subList(command + 2, call.args().size());
        if (!rest.isEmpty()) {
          child.shellName(rest.getFirst());
          child.arguments(rest.subList(1, rest.size()));
        }
        return script(call, call.args().get(command + 1), child);
      }
      List<String> files = call.args().stream().filter(a -> !a.startsWith("-")).toList();
      if (files.isEmpty()) {
        return fromInput(call, child);
      }
      child.arguments(files.subList(1, files.size()));
      child.shellName(files.getFirst());
      return script(call, call.read(files.getFirst()), child);
    } catch (FileFault e) {
      call.err().line(name + ": " + call.args().getLast() + ": " + e.reason());
      return 127;
    } catch (ShellExit exit) {
      return exit.status();
    } catch (LoopJump jump) {
      return jump.value();
    }
  }

  private static int script(Invocation call, String text, ShellState child) throws IOException {
    return call.state().surroundings().runner().script(text, child, call.streams());
  }

  /**
   * Line by line, so that a terminal answers each line; a nested shell shows no prompt of its own.
   */
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
}
