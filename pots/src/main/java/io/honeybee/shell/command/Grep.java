package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code grep} and its kin. */
final class Grep implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("grep", "egrep", "fgrep", "zgrep");
  }

  private static final int MAX_PATTERN = 256;

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "efmABC");
    List<String> operands = options.operands();
    boolean named = options.has("e");
    if (!named && operands.isEmpty()) {
      call.err().line("Usage: grep [OPTION]... PATTERNS [FILE]...");
      call.err().line("Try 'grep --help' for more information.");
      return 2;
    }
    String wanted = named ? options.value("e", "") : operands.getFirst();
    List<String> files = named ? operands : operands.subList(1, operands.size());
    SafePattern pattern =
        SafePattern.of(
            wanted.length() > MAX_PATTERN ? wanted.substring(0, MAX_PATTERN) : wanted,
            options.has("F") || call.name().equals("fgrep"),
            options.has("E", "P") || call.name().equals("egrep"),
            options.has("i"));
    int matches = 0;
    boolean failed = false;
    for (String file : files.isEmpty() ? List.of("-") : files) {
      String text;
      try {
        text = call.read(file);
      } catch (FileFault e) {
        if (!options.has("s")) {
          call.fail(2, file, e);
        }
        failed = true;
        continue;
      }
      String prefix = files.size() > 1 && !options.has("h") ? file + ":" : "";
      matches += search(call, options, pattern, text, prefix);
    }
    return failed ? 2 : matches > 0 ? 0 : 1;
  }

  private static int search(
      Invocation call, Options options, SafePattern pattern, String text, String prefix)
      throws IOException {
    int count = 0;
    int number = 0;
    for (String line : Lines.of(text)) {
      number++;
      call.state().budget().work(line.length());
      if (pattern.in(line, call.state().budget()) == options.has("v")) {
        continue;
      }
      count++;
      if (!options.has("q", "c", "l")) {
        String shown = options.has("o") && !options.has("v") ? pattern.found() : line;
        call.out().line(prefix + (options.has("n") ? number + ":" : "") + shown);
      }
      if (options.has("m") && count >= options.number("m", Integer.MAX_VALUE)) {
        break;
      }
    }
    if (options.has("c")) {
      call.out().line(prefix + count);
    }
    if (options.has("l") && count > 0) {
      call.out()
          .line(prefix.isEmpty() ? "(standard input)" : prefix.substring(0, prefix.length() - 1));
    }
    return count;
  }
}
