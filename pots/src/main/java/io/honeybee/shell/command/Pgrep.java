package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code pgrep}, {@code pidof} and {@code pkill} over the processes that {@code ps} shows. */
final class Pgrep implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("pgrep", "pidof", "pkill");
  }

  @Override
  public int run(Invocation call) throws IOException {
    String tool = call.toolName();
    Options options = Options.of(call.args(), "uUgGPst");
    List<String> operands = options.operands().stream().filter(o -> !o.matches("-\\d+")).toList();
    if (operands.isEmpty()) {
      if (tool.equals("pidof")) {
        return 1;
      }
      call.err().line(tool + ": no matching criteria specified");
      call.err().line("Try `" + tool + " --help' for more information.");
      return 2;
    }
    String wanted = operands.getFirst();
    SafePattern pattern = SafePattern.of(wanted, false, true, options.has("i"));
    StringBuilder found = new StringBuilder();
    for (var process : ProcessTable.of(call)) {
      String name = process.command().replaceFirst("^[^ ]*/", "").replaceFirst("[ :].*", "");
      String text = options.has("f") ? process.command() : name;
      boolean own = process.command().startsWith(tool);
      boolean matches =
          tool.equals("pidof") ? name.equals(wanted) : pattern.in(text, call.state().budget());
      if (matches && !own) {
        String shown = options.has("l", "a") ? process.pid() + " " + text : "" + process.pid();
        found.append(shown).append(tool.equals("pidof") ? ' ' : '\n');
      }
    }
    if (!tool.equals("pkill")) {
      call.out()
          .write(
              tool.equals("pidof") && !found.isEmpty()
                  ? found.toString().strip() + "\n"
                  : found.toString());
    }
    return found.isEmpty() ? 1 : 0;
  }
}
