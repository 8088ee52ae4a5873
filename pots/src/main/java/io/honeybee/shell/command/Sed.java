package io.honeybee.shell.command;

import java.io.IOException;
import java.util.List;

/** {@code sed}: substitutions, deletions and printing by pattern or line number. */
final class Sed implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("sed");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "ef");
    List<String> operands = options.operands();
    if (!options.has("e") && operands.isEmpty()) {
      call.err().line("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...");
      return 1;
    }
    String script = options.has("e") ? options.value("e", "") : operands.getFirst();
    List<String> files = options.has("e") ? operands : operands.subList(1, operands.size());
    SedScript parsed = SedScript.parse(script, options.has("E", "r"));
    if (parsed == null) {
      call.err()
          .line(
              "sed: -e expression #1, char "
                  + script.length()
                  + ": unknown command: `"
                  + script.charAt(0)
                  + "'");
      return 1;
    }
    boolean quiet = options.has("n");
    if (options.has("i")) {
      for (String file : files) {
        String path = call.path(file);
        call.files()
            .write(
                path, parsed.run(Lines.of(call.files().read(path)), quiet, call.state().budget()));
      }
      return 0;
    }
    String text = call.readAll(files);
    if (text == null) {
      return 2;
    }
    call.out().write(parsed.run(Lines.of(text), quiet, call.state().budget()));
    return 0;
  }
}
