package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sed}: substitutions, deletions and printing by pattern or line number. */
final class Sed implements ShellCommand {
  private static final int MAX_SCRIPTS = 50;

  @Override
  public List<String> names() {
    return List.of("sed");
  }

  private static List<String> scripts(List<String> args, Options options, List<String> operands) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i + 1 < args.size(); i++) {
      if (args.get(i).matches("-[a-zA-Z]*e")) {
        given.add(args.get(i + 1));
      }
    }
    if (given.isEmpty()) {
      given.add(options.has("e") ? options.value("e", "") : operands.getFirst());
    }
    // Only what surely separates commands: a semicolon before another one.
    return given.stream()
        .flatMap(
            s ->
                List.of(s.split("(?<=[/|#,gidp]) *[;\n] *(?=[s$/0-9]|[dpq]$)", MAX_SCRIPTS))
                    .stream())
        .toList();
  }

  /** One command after the other over all lines. */
  private static String run(List<SedScript> scripts, String text, boolean quiet, Budget budget) {
    String result = text;
    for (int i = 0; i < scripts.size(); i++) {
      boolean last = i == scripts.size() - 1;
      result = scripts.get(i).run(Lines.of(result), quiet && last, budget);
    }
    return result;
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "ef");
    List<String> operands = options.operands();
    if (!options.has("e") && operands.isEmpty()) {
      call.err().line("Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...");
      return 1;
    }
    List<String> scripts = scripts(call.args(), options, operands);
    List<String> files = options.has("e") ? operands : operands.subList(1, operands.size());
    List<SedScript> parsed = new ArrayList<>();
    for (String script : scripts) {
      SedScript one = SedScript.parse(script, options.has("E", "r"));
      if (one == null) {
        String first = script.isEmpty() ? "" : script.substring(0, 1);
        call.err()
            .line(
                "sed: -e expression #1, char %d: unknown command: `%s'"
                    .formatted(Math.max(1, script.length()), first));
        return 1;
      }
      parsed.add(one);
    }
    boolean quiet = options.has("n");
    if (options.has("i")) {
      for (String file : files) {
        String path = call.path(file);
        try {
          String old = call.files().read(path);
          call.files().write(path, run(parsed, old, quiet, call.state().budget()));
        } catch (FileFault e) {
          return call.fail(2, file, e);
        }
      }
      return 0;
    }
    String text = call.readAll(files);
    if (text == null) {
      return 2;
    }
    call.out().write(run(parsed, text, quiet, call.state().budget()));
    return 0;
  }
}
