package io.honeybee.shell.command;

import io.honeybee.world.files.FileFault;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code cat}. */
final class Cat implements ShellCommand {
  @Override
  public List<String> names() {
    return List.of("cat");
  }

  @Override
  public int run(Invocation call) throws IOException {
    Options options = Options.of(call.args(), "");
    List<String> names = options.operands().isEmpty() ? List.of("-") : options.operands();
    boolean numbered = options.has("n", "--number");
    int status = 0;
    int[] line = {0};
    for (String given : names) {
      if (given.equals("-") && !numbered) {
        copyInput(call);
        continue;
      }
      try {
        String text = call.read(given);
        call.out().write(numbered ? number(text, line) : text);
      } catch (FileFault e) {
        status = call.fail(1, given, e);
      }
    }
    return status;
  }

  /** Line by line, so that a terminal shows each line as it is typed. */
  private static void copyInput(Invocation call) throws IOException {
    if (call.in() instanceof TextInput) {
      call.out().write(call.in().all());
      return;
    }
    @Nullable String line = call.in().line();
    while (line != null) {
      call.state().budget().step();
      call.out().line(line);
      line = call.in().line();
    }
  }

  private static String number(String text, int[] line) {
    StringBuilder out = new StringBuilder();
    for (String each : Lines.of(text)) {
      out.append(String.format(Locale.ROOT, "%6d\t", ++line[0])).append(each).append('\n');
    }
    return out.toString();
  }
}
