package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;

/** {@code diff} and {@code cmp}: whether files differ; {@code diff} as if all lines had changed. */
final class Diff implements ShellCommand {
  private static final int TROUBLE = 2;

  @Override
  public List<String> names() {
    return List.of("diff", "cmp");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "n");
    List<String> files = options.operands();
    String tool = call.toolName();
    if (files.size() < 2) {
      String missing =
          files.isEmpty() ? "missing operand" : "missing operand after '" + files.getFirst() + "'";
      call.err().line(tool + ": " + missing);
      call.err().line(tool + ": Try '" + tool + " --help' for more information.");
      return TROUBLE;
    }
    String[] texts = new String[2];
    for (int i = 0; i < 2; i++) {
      try {
        texts[i] = call.read(files.get(i));
      } catch (FileFault e) {
        return call.fail(TROUBLE, files.get(i), e);
      }
    }
    if (texts[0].equals(texts[1])) {
      return 0;
    }
    if (tool.equals("cmp")) {
      int at = 0;
      int line = 1;
      while (at < Math.min(texts[0].length(), texts[1].length())
          && texts[0].charAt(at) == texts[1].charAt(at)) {
        line += texts[0].charAt(at++) == '\n' ? 1 : 0;
      }
      if (!options.has("s")) {
        call.out()
            .line(
                "%s %s differ: byte %d, line %d"
                    .formatted(files.get(0), files.get(1), at + 1, line));
      }
      return 1;
    }
    if (options.has("q")) {
      call.out().line("Files " + files.get(0) + " and " + files.get(1) + " differ");
      return 1;
    }
    List<String> left = Lines.of(texts[0]);
    List<String> right = Lines.of(texts[1]);
    call.out().line(range(left.size()) + "c" + range(right.size()));
    for (String each : left) {
      call.out().line("< " + each);
    }
    call.out().line("---");
    for (String each : right) {
      call.out().line("> " + each);
    }
    return 1;
  }

  private static String range(int lines) {
    return lines < 2 ? "1" : "1," + lines;
  }
}
