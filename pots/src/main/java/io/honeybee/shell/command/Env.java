package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code env} and {@code printenv}. */
final class Env implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("env", "printenv");
  }

  @Override
  public int run(Invocation call) throws IOException {
    List<String> rest = call.args();
    ShellState state = call.state().copy();
    if (call.toolName().equals("env") && (call.arg(0).equals("-i") || call.arg(0).equals("-"))) {
      List.copyOf(state.environment().keySet()).forEach(state::unset);
      state.set("PATH", call.state().variable("PATH"));
      rest = rest.subList(1, rest.size());
    }
    while (!rest.isEmpty() && rest.getFirst().indexOf('=') > 0) {
      String word = rest.getFirst();
      int equals = word.indexOf('=');
      state.set(word.substring(0, equals), word.substring(equals + 1));
      state.export(word.substring(0, equals));
      rest = rest.subList(1, rest.size());
    }
    if (call.name().equals("printenv") && !rest.isEmpty()) {
      boolean set = state.isSet(rest.getFirst());
      if (set) {
        call.out().line(state.variable(rest.getFirst()));
      }
      return set ? 0 : 1;
    }
    if (!rest.isEmpty() && !rest.getFirst().startsWith("-")) {
      if (ProgramPath.find(rest.getFirst(), state) == null) {
        String name = rest.getFirst();
        call.state().surroundings().events().commandFailed(String.join(" ", rest));
        boolean plain = call.state().isBusyBox();
        String quoted = plain ? "can't execute '" + name + "'" : Quotes.curly(name);
        return call.fail(127, quoted + ": No such file or directory");
      }
      return call.runCommand(rest, state, call.streams());
    }
    for (var entry : state.environment().entrySet()) {
      call.out().line(entry.getKey() + "=" + entry.getValue());
    }
    return 0;
  }
}
