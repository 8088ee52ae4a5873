package io.honeybee.shell.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code xargs}. */
final class Xargs implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("xargs");
  }

  private static final int MAX_CALLS = 1_000;

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(leading(call.args()), "InPLds");
    List<String> command = call.args().subList(leading(call.args()).size(), call.args().size());
    String separator = options.has("I") ? "\n" : "\\s+";
    List<String> words =
        List.of(call.in().all().strip().split(separator, MAX_CALLS)).stream()
            .filter(w -> !w.isEmpty())
            .toList();
    List<String> base = command.isEmpty() ? List.of("echo") : command;
    if (ProgramPath.find(base.getFirst(), call.state()) == null) {
      call.state().surroundings().events().commandFailed(String.join(" ", base));
      return call.fail(127, base.getFirst() + ": No such file or directory");
    }
    Streams streams = call.streams().withIn(Input.EMPTY);
    if (options.has("I")) {
      int status = 0;
      for (String word : words) {
        List<String> filled =
            base.stream().map(b -> b.replace(options.value("I", "{}"), word)).toList();
        status |= call.runCommand(filled, call.state(), streams);
      }
      return status == 0 ? 0 : 123;
    }
    if (words.isEmpty() && options.has("r")) {
      return 0;
    }
    int each = options.has("n") ? Math.max(1, options.number("n", 1)) : Math.max(1, words.size());
    int status = 0;
    for (int i = 0; i < Math.max(1, words.size()); i += each) {
      List<String> whole = new ArrayList<>(base);
      whole.addAll(words.subList(i, Math.min(words.size(), i + each)));
      status |= call.runCommand(whole, call.state(), streams);
    }
    return status == 0 ? 0 : 123;
  }

  /** The options before the command. */
  private static List<String> leading(List<String> args) {
    int i = 0;
    while (i < args.size() && args.get(i).startsWith("-")) {
      i += args.get(i).matches("-[InPLds]") ? 2 : 1;
    }
    return args.subList(0, Math.min(i, args.size()));
  }
}
